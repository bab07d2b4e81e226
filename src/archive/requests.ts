import type { Answer, Filters } from './answer.js';

/** `met`: an article came that answers it; `closed`: nobody waits for one any more. */
export type RequestState = 'open' | 'met' | 'closed';

/** Where somebody asked, which is where he is told. */
export interface RequestPlace {
  /** Null in a direct message. */
  readonly serverId: string | null;
  readonly channelId: string | null;
  /** Whether only he saw the answer. */
  readonly private: boolean;
}

/** Somebody who asks for an article. Moments are ISO 8601, UTC. */
export interface RequestAsker {
  readonly personId: string;
  /** In his words. */
  readonly question: string;
  /** The answer that left it open. */
  readonly answerId: string;
  readonly askedAt: string;
  readonly place: RequestPlace;
  /** The answer that he is told; null before one is found. */
  readonly metBy: string | null;
  /** When he was told, or could not be reached; null before. */
  readonly toldAt: string | null;
}

/** The message that tells of a request in a channel for requests. */
export interface RequestPost {
  readonly channelId: string;
  /** Null before it is sent. */
  readonly messageId: string | null;
}

/** A question that the archive does not answer, for which people ask for an article. */
export interface KeptRequest {
  readonly id: string;
  readonly state: RequestState;
  /** That of the first who still asks; null where nobody does. */
  readonly question: string | null;
  readonly filters: Filters;
  /** The day on which it was asked first, `YYYY-MM-DD`: its time words count from it. */
  readonly asOf: string;
  readonly askedAt: string;
  /** When it was met or closed. */
  readonly settledAt: string | null;
  /** In the order in which they asked. */
  readonly askers: readonly RequestAsker[];
  readonly post: RequestPost | null;
  /** Of the articles, those that came after this mark were not looked at for it yet. */
  readonly checkedUntil: number;
  /** Counts what changed in it, so that a message is known to be of today. */
  readonly revision: number;
}

export interface NewRequest {
  /** Of the request, where it is a new one. */
  readonly id: string;
  /** Equal for questions that ask for the same. */
  readonly key: string;
  readonly filters: Filters;
  readonly asOf: string;
  readonly asker: Pick<RequestAsker, 'personId' | 'question' | 'answerId' | 'askedAt' | 'place'>;
  /** The channel in which the message about it is to stand; null: none. */
  readonly postIn: string | null;
  readonly checkedUntil: number;
}

/** How many may be open. */
export interface RequestLimits {
  readonly person: number;
  readonly collection: number;
}

export type AddedRequest =
  /** `known`: he asks for it already. */
  | { readonly status: 'new' | 'joined' | 'known'; readonly request: KeptRequest }
  | { readonly status: 'person-full' | 'collection-full' };

export interface RequestFilter {
  /** Null: in any. */
  readonly state: RequestState | null;
  /** Only those that this person asks for; null: everybody's. */
  readonly personId: string | null;
}

export interface RequestList {
  readonly requests: readonly KeptRequest[];
  readonly total: number;
}

/** The requests of a collection. One that nobody asks for any more is in no list, and is gone once its message says so. */
export interface Requests {
  /** Adds somebody to the open request of the same key, or to a new one. */
  add(request: NewRequest, most: RequestLimits): Promise<AddedRequest>;
  request(requestId: string): Promise<KeptRequest | null>;
  /** Newest first. */
  list(
    filter: RequestFilter,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<RequestList>;
  openCount(): Promise<number>;

  /** Marks the newest article: what is added from now on comes after it. */
  newestAddition(): Promise<number>;
  /** Articles that are searched, of which a version was added after this mark. */
  addedAfter(mark: number): Promise<readonly string[]>;
  /** Notes that a request was looked at until this mark. */
  noteChecked(requestId: string, mark: number): Promise<void>;
  /**
   * Keeps the answers that meet an open request, each for one of its askers.
   * @returns false where it is open no more or others ask for it by now: then nothing is kept.
   */
  meet(requestId: string, settledAt: string, answers: ReadonlyMap<string, Answer>): Promise<boolean>;
  /** Those that are met and of which somebody is still to be told, the oldest first. */
  untold(): Promise<readonly KeptRequest[]>;
  noteTold(requestId: string, personIds: readonly string[], toldAt: string): Promise<void>;
  /** Opens one that was met, for those who were not told: its article was taken out meanwhile. */
  reopen(requestId: string): Promise<void>;

  /** Closes an open one; null where there is no such. */
  close(requestId: string, settledAt: string): Promise<KeptRequest | null>;
  /** Somebody asks for an open one no more; null where he did not. */
  withdraw(requestId: string, personId: string, settledAt: string): Promise<KeptRequest | null>;

  /** Those whose message does not say how they are today. */
  postsDue(): Promise<readonly KeptRequest[]>;
  /**
   * Notes under which message it is told, and of which revision that is.
   * @returns false where the request is gone: the message is nobody's.
   */
  notePosted(requestId: string, messageId: string, revision: number): Promise<boolean>;
  /** No message tells of it any more. */
  dropPost(requestId: string): Promise<void>;

  /** Takes everything out that a person asked for, in whatever state; gives how many requests he was among. */
  removePerson(personId: string, removedAt: string): Promise<number>;
  /** Deletes those that were met or closed before this moment; gives how many. */
  dropSettled(before: string): Promise<number>;
}
