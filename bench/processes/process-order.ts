import type { AddFeedRequest } from '../../src/desk/feed-desk.js';
import type { AddRequest, AskRequest } from '../../src/desk/desk.js';

/** What a process is told at its start. */
export interface ProcessOrder {
  readonly role: 'bot' | 'worker';
  /** The address of the database. */
  readonly archive: string;
  readonly token: string;
  readonly restApi: string;
  readonly sitePort: number;
}

/** What a process is asked for later: the id of an article or a feed comes back, or what was answered. */
export type ProcessCall =
  | { readonly method: 'add'; readonly request: AddRequest }
  | { readonly method: 'follow'; readonly request: AddFeedRequest }
  | { readonly method: 'ask'; readonly request: AskRequest };
