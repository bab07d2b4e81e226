import type { Filters } from './answer.js';
import type { KeptRequest, RequestAsker } from './requests.js';

/** A request as it is stored. */
export interface RequestRow {
  readonly id: string;
  readonly state: KeptRequest['state'];
  readonly filters: string;
  readonly as_of: string;
  readonly asked_at: string;
  readonly settled_at: string | null;
  readonly checked_until: number;
  readonly revision: number;
  readonly post_channel_id: string | null;
  readonly post_message_id: string | null;
}

/** Somebody who asks, as it is stored. */
export interface AskerRow {
  readonly person_id: string;
  readonly question: string;
  readonly answer_id: string;
  readonly asked_at: string;
  readonly server_id: string | null;
  readonly channel_id: string | null;
  readonly private: number;
  readonly locale: string | null;
  readonly met_by: string | null;
  readonly told_at: string | null;
}

export function toRequest(row: RequestRow, askers: readonly RequestAsker[]): KeptRequest {
  return {
    id: row.id,
    state: row.state,
    question: askers[0]?.question ?? null,
    filters: JSON.parse(row.filters) as Filters,
    asOf: row.as_of,
    askedAt: row.asked_at,
    settledAt: row.settled_at,
    askers,
    post:
      row.post_channel_id === null
        ? null
        : { channelId: row.post_channel_id, messageId: row.post_message_id },
    checkedUntil: row.checked_until,
    revision: row.revision,
  };
}

export function toAsker(row: AskerRow): RequestAsker {
  return {
    personId: row.person_id,
    question: row.question,
    answerId: row.answer_id,
    askedAt: row.asked_at,
    place: { serverId: row.server_id, channelId: row.channel_id, private: row.private === 1 },
    locale: row.locale,
    metBy: row.met_by,
    toldAt: row.told_at,
  };
}
