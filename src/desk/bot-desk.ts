import type { AllowanceDesk } from './allowance-desk.js';
import type { AuditDesk } from './audit-desk.js';
import type { CalendarDesk } from './calendar-desk.js';
import type { SharingDesk } from './check-desk.js';
import type { Desk } from './desk.js';
import type { DigestDesk } from './digest-desk.js';
import type { FollowDesk } from './follow-desk.js';
import type { RequestDesk } from './request-desk.js';
import type { OpinionDesk } from './opinion-desk.js';
import type { SettingsDesk } from './settings-desk.js';
import type { TimelineDesk } from './timeline-desk.js';

/**
 * What a bot can ask of Dateline: all that a command line can, and what only makes sense where people meet. It is done
 * in the process that holds the archive; no other process asks for it.
 */
export interface BotDesk extends Desk {
  readonly settings: SettingsDesk;
  readonly requests: RequestDesk;
  readonly allowance: AllowanceDesk;
  readonly audit: AuditDesk;
  readonly sharing: SharingDesk;
  readonly opinions: OpinionDesk;
  readonly timelines: TimelineDesk;
  readonly following: FollowDesk;
  readonly digests: DigestDesk;
  readonly calendar: CalendarDesk;
}
