import type { Answer, Audience, Filters } from '../archive/answer.js';
import type { BackupProgress, BackupSummary } from '../archive/backup.js';
import type { CollectionStats } from '../archive/collection.js';
import type { Damage, Repaired } from '../archive/damage.js';
import type { OpinionOfAnswer } from '../archive/feedback.js';
import type { Article, Person, PostedMessage } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { AddOutcome, AddProgress, ArticleHints, ArticleInput } from '../reading/article-input.js';
import type { HostRules } from '../reading/host-rules.js';
import type { AliasGroup } from '../search/alias-table.js';
import type { CheckDesk } from './check-desk.js';
import type { ExportedFacts } from './exported-facts.js';
import type { FeedDesk } from './feed-desk.js';
import type { PrivacyDesk } from './privacy-desk.js';
import type { ArticleManagement } from './managed-articles.js';

/** What one can ask of Dateline. Discord's commands and the command line use it; `LocalDesk` does the work, `SocketDesk` has a running process do it. */
export interface Desk extends ArticleManagement, CheckDesk {
  readonly feeds: FeedDesk;
  readonly privacy: PrivacyDesk;
  /** @throws UserError where the question or a filter is unusable. */
  ask(request: AskRequest): Promise<Answer>;
  /** One article in. Refusals are UserErrors. */
  add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome>;
  /** What `add` would store. Nothing is stored. */
  read(request: Pick<AddRequest, 'input' | 'hints'>): Promise<ReadOutcome>;
  /** A stored answer that the reader may read, with what became of its sources since. @throws UserError "no-answer", the same for "not there" and "not yours". */
  findAnswer(request: FindAnswerRequest): Promise<Answer>;
  attachMessage(collection: CollectionId, answerId: string, messageId: string): Promise<void>;
  outlets(collection: CollectionId): Promise<readonly string[]>;
  /** Groups of names that mean the same, which this collection has beside those that every archive knows. */
  aliases(collection: CollectionId): Promise<readonly AliasGroup[]>;
  /**
   * Keeps these groups in the place of the collection's own, and returns them as they are kept.
   * @throws UserError naming what is no name, or is too much; then nothing is changed.
   */
  setAliases(
    collection: CollectionId,
    groups: readonly AliasGroup[],
    by: Person,
  ): Promise<readonly AliasGroup[]>;
  /** From which hosts this collection takes articles. */
  hosts(collection: CollectionId): Promise<HostRules>;
  /**
   * Keeps these rules in the place of those before, and returns them as they are kept.
   * @throws UserError naming what is no host, or is too much; then nothing is changed.
   */
  setHosts(collection: CollectionId, rules: HostRules, by: Person): Promise<HostRules>;
  /** What people think of answers, in the order in which these were given: all of an answer's together. */
  feedback(
    collection: CollectionId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly OpinionOfAnswer[]>;
  stats(collection: CollectionId): Promise<CollectionStats>;
  /** What is not as it was stored, in all collections and beside them. Nothing is changed. */
  verify(): Promise<readonly Damage[]>;
  /**
   * Writes the whole archive to one file, written by the process that holds the archive.
   * @param file absolute.
   * @throws UserError where it cannot be made; then a file that was there before is as it was.
   */
  backup(file: string, onProgress?: (progress: BackupProgress) => void): Promise<BackupSummary>;
  /** Mends what is damaged in all collections from what is whole; the damaged files are kept aside. */
  repair(): Promise<readonly Repaired[]>;
  /** Articles in order of id, for export. */
  articles(
    collection: CollectionId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly Article[]>;
  close(): Promise<void>;
}

export interface AskRequest {
  readonly collection: CollectionId;
  readonly question: string;
  readonly filters: Filters;
  /** Id of the answer that it comes after, which the asker may read: what the question leaves out is taken over from that. */
  readonly follows?: string;
  /** `YYYY-MM-DD`; null: today. */
  readonly asOf: string | null;
  /** At most so many findings. */
  readonly limit: number;
  readonly audience: Audience;
}

export interface AddRequest {
  readonly collection: CollectionId;
  readonly input: ArticleInput;
  readonly hints: ArticleHints;
  readonly by: Person;
  /** Name of the file of which a text is one record: its source then says that file, not "pasted". */
  readonly importedFrom?: string;
  /** What the export that is imported says of it. Only for whoever the archive's files belong to: it says where the text is from. */
  readonly exported?: ExportedFacts;
  /** The message that a text was written in: its source then names who wrote it. */
  readonly posted?: PostedMessage;
}

export type ReadOutcome = Pick<
  Article,
  'title' | 'outlet' | 'authors' | 'publishedAt' | 'modifiedAt' | 'url' | 'language' | 'text'
>;

export interface FindAnswerRequest {
  readonly collection: CollectionId;
  /** An answer's id, or the id of the message it stands under; null: the last one in the channel. */
  readonly answer: string | null;
  readonly readerId: string;
  /** The channel in which it is asked for; null at the terminal. */
  readonly channelId: string | null;
  /** Channels beside this one that the reader can see now: public answers there may be read. Null: all of the collection's. */
  readonly canSee: ((channelId: string) => boolean) | null;
}

/** A desk and how to leave it. */
export interface OpenDesk {
  readonly desk: Desk;
  /** Begins to load the model, where this process has to; whoever needs it then waits less, and learns of a failure. */
  warmUp(): void;
  close(): Promise<void>;
}
