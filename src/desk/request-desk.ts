import type { Answer } from '../archive/answer.js';
import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { KeptRequest, RequestFilter, RequestList, RequestPlace } from '../archive/requests.js';

/** So many open requests may one person be among, */
export const mostRequestsOfPerson = 10;
/** and so many may a collection have: each is asked again when articles come, which takes some 50 ms. */
export const mostRequests = 100;

export interface MakeRequest {
  readonly collection: CollectionId;
  /** What left the question open. That he may read it is for the caller to see to. */
  readonly answer: Answer;
  readonly personId: string;
  readonly place: RequestPlace;
  /** What Discord says of his language ("de"), in which he is told. */
  readonly locale: string | null;
}

/** What came of asking for an article. */
export type MadeRequest =
  /** An article has come since the question was asked: this is what it says. */
  | { readonly status: 'answered'; readonly answer: Answer }
  /** `joined`: others ask for it, too; `known`: he does so already. */
  | { readonly status: 'new' | 'joined' | 'known'; readonly request: KeptRequest };

/** Asking for articles, and what became of it. A request is named by its id, or by its question. */
export interface RequestDesk {
  /** @throws UserError where the question was answered, or as many requests are open as may be. */
  make(request: MakeRequest): Promise<MadeRequest>;
  /** Newest first. */
  list(
    collection: CollectionId,
    filter: RequestFilter,
    range: { readonly offset: number; readonly limit: number },
  ): Promise<RequestList>;
  /** Nobody waits for it any more. @throws UserError "no-request" where there is no such open one. */
  close(collection: CollectionId, named: string, by: Person): Promise<KeptRequest>;
  /** This person waits for it no more. @throws UserError "no-request" where there is no open one that he asked for. */
  withdraw(collection: CollectionId, named: string, personId: string): Promise<KeptRequest>;
  /** Takes out all that a person asked for, also from the messages about it; gives how many requests he was among. */
  forgetPerson(collection: CollectionId, personId: string): Promise<number>;
}
