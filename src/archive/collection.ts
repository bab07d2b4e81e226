import type { Answer } from './answer.js';
import type { Article, ArticleContent, EmbeddedPassage, Original, Passage } from './article.js';
import type { CollectionId } from './collection-id.js';
import type { KeptArticles } from './kept-articles.js';
import type { MonthOfArticles } from './month-of-articles.js';
import type { AskingFigures, Feedback } from './feedback.js';
import type { People } from './people.js';
import type { Reembedding, ReembeddingProgress } from './reembedding.js';
import type { Requests } from './requests.js';
import type { Story } from './stories/story.js';
import type { StoryGrouping } from './stories/story-grouping.js';
import type { TermCounts } from './term-counts.js';
import type { Form } from './words.js';

import type { Damage, Remedies, Repaired } from './damage.js';

/** Narrows a search. Dates are `YYYY-MM-DD`, both ends included; undated articles pass only where no `since` is set and `keepUndated` is. */
export interface SearchFilter {
  readonly since: string | null;
  readonly until: string | null;
  /** As `outlets` lists it. Compared without case, against the whole name. */
  readonly outlet: string | null;
  /** True where the only date is the day of asking: an undated article is then searched. */
  readonly keepUndated: boolean;
}

/** At most so many articles, those that come after an id; from the first where it is null. */
export interface Page {
  readonly after: string | null;
  readonly limit: number;
}

export interface SearchOptions {
  readonly limit: number;
  readonly filter: SearchFilter;
}

/** A candidate. Dense: cosine, -1 to 1. Keyword: BM25, greater is better. */
export interface ScoredPassage {
  readonly passageId: number;
  readonly score: number;
}

/** A candidate article, by BM25 of its whole text; greater is better. */
export interface ScoredArticle {
  readonly articleId: string;
  readonly score: number;
}

/** In how many passages terms stand. */
export interface TermFrequencies {
  /** All passages that are searched. */
  readonly passages: number;
  /** Of each term, in the order asked for. */
  readonly documents: readonly number[];
}

/** A word of a collection that another one may be misspelt for. */
export interface SimilarWord {
  /** As `tokensOf` gives it. */
  readonly token: string;
  /** By how many edits the two differ: 1, 1½ or 2, as `Misspelling` counts them. */
  readonly edits: number;
  /** Articles that hold it. */
  readonly articles: number;
}

/** A passage together with the article that it is from. */
export interface PassageInContext extends Passage {
  readonly article: Article;
}

/** What identifies a text before it is added. */
export interface ArticleIdentity {
  readonly url: string | null;
  readonly externalId: string | null;
  readonly textHash: string;
}

export interface ExistingArticle {
  readonly article: Article;
  /** Which part of the identity met; `text` also where the URL met and the text is the same. */
  readonly same: 'text' | 'url' | 'external-id';
}

export interface AddedArticle {
  readonly article: Article;
  readonly status: 'added' | 'updated' | 'duplicate';
  readonly passages: number;
}

/** An article that is in no story yet, and the vectors of its passages, in order. */
export interface UngroupedArticle {
  readonly article: Article;
  readonly vectors: readonly Float32Array[];
}

export interface CollectionStats extends AskingFigures {
  readonly collection: string;
  readonly articles: number;
  readonly passages: number;
  readonly answers: number;
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly bytes: number;
  /** How far the change to another model is; missing where there is none under way. */
  readonly reembedding?: ReembeddingProgress;
}

/** Who asks for the last answer. A private answer is found by its asker only. */
export interface AnswerReader {
  readonly readerId: string;
  readonly channelId: string | null;
}

/** The articles, passages and answers of one server, person or terminal: a bound handle, nothing of another's is reachable by it. */
export interface Collection extends KeptArticles {
  readonly id: CollectionId;
  readonly requests: Requests;
  readonly feedback: Feedback;
  readonly people: People;
  readonly models: Reembedding;

  /** The article that `identity` meets, text first. */
  find(identity: ArticleIdentity): Promise<ExistingArticle | null>;

  /**
   * Adds an article, or a new version where its URL or external id is known and its text differs.
   * Resolves when it is durable and searchable; on rejection nothing of it is kept.
   * @param grouping finds its story in the same transaction; without it the article waits among the ungrouped.
   */
  add(
    content: ArticleContent,
    passages: readonly EmbeddedPassage[],
    grouping?: StoryGrouping,
  ): Promise<AddedArticle>;

  article(articleId: string): Promise<Article | null>;
  original(articleId: string, version: number): Promise<Original | null>;
  /** Text of one version; null where it was removed. */
  versionText(articleId: string, version: number): Promise<string | null>;
  /** In order of id, after `after`. */
  articles(page: Page): Promise<readonly Article[]>;
  articleCount(): Promise<number>;
  /** How many articles have no date; of this outlet, where one is given. */
  undatedCount(outlet: string | null): Promise<number>;
  /** Names of outlets, most articles first; apart from them, marked, those for which only people vouch: see `shownOutlet`. */
  outlets(): Promise<readonly string[]>;
  /** Months from which there are articles, the newest first. Articles without a date are left out. */
  months(): Promise<readonly MonthOfArticles[]>;
  /** Whether there is anything to search that passes `filter`. */
  holds(filter: SearchFilter): Promise<boolean>;

  /** Nearest passages of the newest versions by cosine, best first; ties by id. `vector` is of the model that is served (`models`). */
  nearest(vector: Float32Array, options: SearchOptions): Promise<readonly ScoredPassage[]>;
  /** Passages that hold any of `forms` (tokens as `tokensOf` gives them, in sequence), best BM25 first; ties by id. */
  keyword(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredPassage[]>;
  /** Articles whose title or text holds any of `forms`, best BM25 first; ties by id. */
  keywordArticles(forms: readonly Form[], options: SearchOptions): Promise<readonly ScoredArticle[]>;
  /** How often each token stands in these articles' newest versions, title included. */
  termCounts(articleIds: readonly string[]): Promise<ReadonlyMap<string, TermCounts>>;
  /** Of each of these articles the passage nearest to `vector`. */
  nearestOf(articleIds: readonly string[], vector: Float32Array): Promise<readonly ScoredPassage[]>;
  /** In how many passages each term stands in any of its forms. */
  termFrequencies(terms: readonly (readonly Form[])[]): Promise<TermFrequencies>;
  /**
   * The tokens of articles for which this word may be misspelt: those that differ by at most so many edits, nearest
   * first, then the commonest, then by their letters. They begin with the same letter, or with the first two swapped.
   * Surely found is what differs past its first three letters only, or by one Latin letter in these and not in the two
   * behind them.
   * @param word folded, not stemmed.
   */
  similarWords(word: string, mostEdits: 1 | 2): Promise<readonly SimilarWord[]>;
  passages(passageIds: readonly number[]): Promise<readonly PassageInContext[]>;
  /** The vectors of these passages, in order. */
  vectors(passageIds: readonly number[]): Promise<readonly Float32Array[]>;

  /** The story that each of these articles is in; one that was never grouped is left out. */
  storiesOf(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>>;
  /** A story by its id, or by that of one that has become part of it; null where no article is left. */
  story(storyId: string): Promise<Story | null>;
  /** Articles whose newest version was added without a grouping or by an earlier build; in order of id, after `after`. */
  ungrouped(page: Page): Promise<readonly UngroupedArticle[]>;
  /** Finds the story of an article that is stored already. Nothing is done where another version is the newest by now. */
  group(article: Pick<Article, 'id' | 'version'>, grouping: StoryGrouping): Promise<void>;

  saveAnswer(answer: Answer): Promise<void>;
  answer(answerId: string): Promise<Answer | null>;
  /** The newest answer in the channel that the reader may read. */
  lastAnswer(reader: AnswerReader): Promise<Answer | null>;
  /** Remembers under which message an answer stands. */
  attachMessage(answerId: string, messageId: string): Promise<void>;
  answerOfMessage(messageId: string): Promise<Answer | null>;
  /**
   * Lets everybody who sees a channel read an answer that was private.
   * @returns whether this call did so: false where it was public already, and where there is none. Of several calls one does.
   */
  publishAnswer(answerId: string, channelId: string): Promise<boolean>;
  /** Makes an answer private to its asker again. Nothing is done where there is none. */
  withdrawAnswer(answerId: string): Promise<void>;

  stats(): Promise<CollectionStats>;
  /** Checks everything that is kept against its checksum; changes nothing. */
  verify(): Promise<readonly Damage[]>;
  /**
   * Mends what is damaged from what is whole, and keeps the damaged files aside. Calls of this collection wait meanwhile.
   * @returns what was damaged and what became of it; nothing where all is whole.
   */
  repair(remedies: Remedies): Promise<readonly Repaired[]>;
  /** Saves what can be rebuilt (the vector index), so that the next start need not. */
  snapshot(): Promise<void>;
  /** Deletes the whole collection. */
  delete(): Promise<void>;
}
