import type { CollectionId } from '../archive/collection-id.js';
import type { UseKind } from '../archive/usage.js';
import type { DirectMessageLimits } from './direct-messages.js';

/** A person who wants to ask or add. */
export interface AllowanceRequest {
  readonly collection: CollectionId;
  readonly personId: string;
  readonly kind: UseKind;
  /** Whoever is exempt is counted, and never refused; in direct messages nobody is. */
  readonly isExempt: boolean;
}

/** How much people may ask and add: by a server's settings, and in direct messages by those of the bot's owner. */
export interface AllowanceDesk {
  /** What holds for direct messages. */
  limits(): Promise<DirectMessageLimits>;
  /**
   * Counts one more question or article, to be called before it is asked or read.
   * @throws UserError naming the rule, its value and who can change it; then nothing is counted.
   */
  take(request: AllowanceRequest): Promise<void>;
  /**
   * Sees that a collection may take articles and answer questions at all.
   * @throws UserError where it is a person's in direct messages, and the bot's owner has switched these off.
   */
  requireOpen(collection: CollectionId): Promise<void>;
}
