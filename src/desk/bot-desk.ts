import type { SharingDesk } from './check-desk.js';
import type { Desk } from './desk.js';
import type { OpinionDesk } from './opinion-desk.js';
import type { SettingsDesk } from './settings-desk.js';

/**
 * What a bot can ask of Dateline: all that a command line can, and what only makes sense where people meet. It is done
 * in the process that holds the archive; no other process asks for it.
 */
export interface BotDesk extends Desk {
  readonly settings: SettingsDesk;
  readonly sharing: SharingDesk;
  readonly opinions: OpinionDesk;
}
