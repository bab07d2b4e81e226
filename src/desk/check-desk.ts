import type { Answer, Audience } from '../archive/answer.js';
import type { CheckedMessage } from '../archive/check.js';
import type { CollectionId } from '../archive/collection-id.js';

/** Looking up what somebody states. */
export interface CheckDesk {
  /**
   * What the archive says to the claims of a text, kept as an answer with a `check`.
   * @throws UserError "nothing-to-check" where it holds none, "claims-too-long" where none is short enough.
   */
  check(request: CheckRequest): Promise<Answer>;
}

/** Letting others see what one was told alone. */
export interface SharingDesk {
  /**
   * From now on everybody who sees this channel may read the answer.
   * @returns whether this call did so; false where it was public already. Of several calls at once one does.
   */
  publish(collection: CollectionId, answerId: string, channelId: string): Promise<boolean>;
  /** Takes that back: only its asker may read it. */
  withdraw(collection: CollectionId, answerId: string): Promise<void>;
}

export interface CheckRequest {
  readonly collection: CollectionId;
  readonly text: string;
  /** When it was written, ISO 8601: "on Monday" counts from that day. Null: now. */
  readonly statedAt: string | null;
  /** The message that it stands in; null at the terminal. */
  readonly message: CheckedMessage | null;
  readonly audience: Audience;
}
