import type { Person } from './article.js';

/** What a quotation says to a claim of a message that was checked. */
export interface Bearing {
  /** Index of the claim. */
  readonly claim: number;
  /** `nearest`: it is about the same, and neither supports nor contradicts it. */
  readonly how: 'supports' | 'differs' | 'nearest';
  /** Whether it passes on somebody's statement, which may be wrong. */
  readonly isReported: boolean;
}

/** What was checked of a message. The text of its other sentences is not kept. */
export interface Check {
  /** In the order of the message. */
  readonly claims: readonly string[];
  /** How many more the message holds. */
  readonly leftOut: number;
  /** Null at the terminal. */
  readonly message: CheckedMessage | null;
}

/** Which message was checked, as it stood then. */
export interface CheckedMessage {
  readonly messageId: string;
  readonly channelId: string;
  readonly author: Person;
  /** The author passed on what somebody else had written. */
  readonly forwarded: boolean;
  /** When it was last edited, in milliseconds since 1970; 0 where it was not. */
  readonly editedMs: number;
}
