import type { Answer } from '../archive/answer.js';
import type { CollectionStats } from '../archive/collection.js';
import type { Damage } from '../archive/damage.js';
import type { Article } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import { SetupError, UserError } from '../errors.js';
import type { AddRequest, AskRequest, Desk, FindAnswerRequest, OpenDesk, ReadOutcome } from './desk.js';
import type { AddOutcome, AddProgress } from '../reading/article-input.js';
import type { AliasGroup } from '../search/alias-table.js';
import type { FeedDesk } from './feed-desk.js';
import type { PrivacyDesk } from './privacy-desk.js';

/** A call is tried so often: the process that took over may end as well. */
const mostAttempts = 4;

/**
 * A desk that is opened anew when the process that did its work ends, and then does what was under way once more: an
 * import outlives the short command whose process it went through. Doing it twice does no harm: an article that was
 * stored before the connection ended is found to be a duplicate.
 */
export class ReopeningDesk implements Desk {
  readonly feeds: FeedDesk = {
    add: (request) => this.#call(({ feeds }) => feeds.add(request)),
    list: (collection) => this.#call(({ feeds }) => feeds.list(collection)),
    remove: (...args) => this.#call(({ feeds }) => feeds.remove(...args)),
    pause: (...args) => this.#call(({ feeds }) => feeds.pause(...args)),
    resume: (...args) => this.#call(({ feeds }) => feeds.resume(...args)),
    importOpml: (request) => this.#call(({ feeds }) => feeds.importOpml(request)),
    exportOpml: (collection) => this.#call(({ feeds }) => feeds.exportOpml(collection)),
    poll: (collection) => this.#call(({ feeds }) => feeds.poll(collection)),
    removeAll: (collection) => this.#call(({ feeds }) => feeds.removeAll(collection)),
  };
  readonly privacy: PrivacyDesk = {
    show: (personId) => this.#call(({ privacy }) => privacy.show(personId)),
    export: (...args) => this.#call(({ privacy }) => privacy.export(...args)),
    delete: (personId) => this.#call(({ privacy }) => privacy.delete(personId)),
  };
  readonly #reopen: () => Promise<OpenDesk>;
  #current: Promise<OpenDesk>;
  #closed = false;

  /** `reopen` finds or opens a desk in the place of `first`, which has ended. */
  constructor(first: OpenDesk, reopen: () => Promise<OpenDesk>) {
    this.#current = Promise.resolve(first);
    this.#reopen = reopen;
  }

  ask(request: AskRequest): Promise<Answer> {
    return this.#call((desk) => desk.ask(request));
  }

  add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome> {
    return this.#call((desk) => desk.add(request, onProgress));
  }

  read(request: Pick<AddRequest, 'input' | 'hints'>): Promise<ReadOutcome> {
    return this.#call((desk) => desk.read(request));
  }

  findAnswer(request: FindAnswerRequest): Promise<Answer> {
    return this.#call((desk) => desk.findAnswer(request));
  }

  attachMessage(collection: CollectionId, answerId: string, messageId: string): Promise<void> {
    return this.#call((desk) => desk.attachMessage(collection, answerId, messageId));
  }

  outlets(collection: CollectionId): Promise<readonly string[]> {
    return this.#call((desk) => desk.outlets(collection));
  }

  aliases(collection: CollectionId): Promise<readonly AliasGroup[]> {
    return this.#call((desk) => desk.aliases(collection));
  }

  readonly setAliases: Desk['setAliases'] = (...args) => this.#call((desk) => desk.setAliases(...args));

  stats(collection: CollectionId): Promise<CollectionStats> {
    return this.#call((desk) => desk.stats(collection));
  }

  verify(): Promise<readonly Damage[]> {
    return this.#call((desk) => desk.verify());
  }

  readonly repair: Desk['repair'] = () => this.#call((desk) => desk.repair());

  articles(
    collection: CollectionId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly Article[]> {
    return this.#call((desk) => desk.articles(collection, page));
  }

  readonly backup: Desk['backup'] = (...args) => this.#call((desk) => desk.backup(...args));
  readonly check: Desk['check'] = (request) => this.#call((desk) => desk.check(request));
  readonly feedback: Desk['feedback'] = (...args) => this.#call((desk) => desk.feedback(...args));
  readonly hosts: Desk['hosts'] = (collection) => this.#call((desk) => desk.hosts(collection));
  readonly setHosts: Desk['setHosts'] = (...args) => this.#call((desk) => desk.setHosts(...args));
  readonly listArticles: Desk['listArticles'] = (request) => this.#call((desk) => desk.listArticles(request));
  readonly showArticle: Desk['showArticle'] = (request) => this.#call((desk) => desk.showArticle(request));
  readonly editArticle: Desk['editArticle'] = (request) => this.#call((desk) => desk.editArticle(request));
  readonly removeArticle: Desk['removeArticle'] = (request) =>
    this.#call((desk) => desk.removeArticle(request));
  readonly undoRemoval: Desk['undoRemoval'] = (request) => this.#call((desk) => desk.undoRemoval(request));
  readonly removals: Desk['removals'] = (collection) => this.#call((desk) => desk.removals(collection));

  async close(): Promise<void> {
    this.#closed = true;
    // Where none could be opened any more there is none to close; the call that needed it has said why.
    const current = await this.#current.catch(() => null);
    await current?.close();
  }

  async #call<Result>(work: (desk: Desk) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      const opened = this.#current;
      const { desk } = await opened;
      try {
        return await work(desk);
      } catch (error) {
        if (this.#closed || attempt === mostAttempts || !hasEnded(error)) throw error;
      }
      // Of the calls that lost the same desk the first one opens another, and the others wait for it.
      if (opened === this.#current) {
        this.#current = this.#replace(opened);
        // A failed opening is forgotten, so that the next call tries again.
        this.#current.catch(() => {
          this.#current = opened;
        });
      }
    }
  }

  async #replace(ended: Promise<OpenDesk>): Promise<OpenDesk> {
    const { close } = await ended;
    await close();
    return this.#reopen();
  }
}

function hasEnded(error: unknown): boolean {
  return (
    (error instanceof UserError && error.code === 'shutting-down') ||
    (error instanceof SetupError && error.code === 'connection-ended')
  );
}
