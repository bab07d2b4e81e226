import { AnswerStore } from './answer-store.js';
import { ArticleLister } from './article-list.js';
import { ArticleRemover } from './article-remover.js';
import { ArticleStore } from './article-store.js';
import { ArticleWriter } from './article-writer.js';
import { DenseSearch } from './dense-search.js';
import { FeedbackStore } from './feedback-store.js';
import { KeywordSearch } from './keyword-search.js';
import { PeopleStore } from './people-store.js';
import { RequestProgress } from './request-progress.js';
import { RequestStore } from './request-store.js';
import type { Session } from './session.js';
import { StoryReader } from './story-reader.js';

/** What the rooms are told beside the transaction. */
export interface RoomOptions {
  /** Up to so many passages all are compared. */
  readonly exactLimit: number;
  readonly onDamage: (articleId: string, version: number) => void;
}

/** What works on a collection within one transaction; each part is made when it is asked for. */
export class CollectionRooms {
  readonly session: Session;
  readonly #options: RoomOptions;

  constructor(session: Session, options: RoomOptions) {
    this.session = session;
    this.#options = options;
  }

  get articles(): ArticleStore {
    return new ArticleStore(this.session, this.#options.onDamage);
  }

  get lister(): ArticleLister {
    return new ArticleLister(this.session);
  }

  get writer(): ArticleWriter {
    return new ArticleWriter(this.session, this.articles);
  }

  get remover(): ArticleRemover {
    return new ArticleRemover(this.session, this.articles, this.writer);
  }

  get dense(): DenseSearch {
    return new DenseSearch(this.session, this.#options.exactLimit);
  }

  get keywords(): KeywordSearch {
    return new KeywordSearch(this.session);
  }

  get stories(): StoryReader {
    return new StoryReader(this.session);
  }

  get answers(): AnswerStore {
    return new AnswerStore(this.session);
  }

  get feedback(): FeedbackStore {
    return new FeedbackStore(this.session);
  }

  get people(): PeopleStore {
    return new PeopleStore(this.session);
  }

  get requests(): RequestStore {
    return new RequestStore(this.session);
  }

  get progress(): RequestProgress {
    return new RequestProgress(this.session);
  }
}

/** How work on a collection gets its transaction. */
export interface CollectionAccess {
  readonly id: string;
  /** Reads everything as it was at one moment. */
  read<Result>(work: (rooms: CollectionRooms) => Promise<Result>): Promise<Result>;
  /** Reads and writes, with no other transaction writing the collection meanwhile; all is kept or nothing. */
  write<Result>(work: (rooms: CollectionRooms) => Promise<Result>): Promise<Result>;
}
