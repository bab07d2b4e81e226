import type { Filters } from '../answer.js';
import type { KeptRequest, RequestAsker, RequestState } from '../requests.js';
import type { Connection, SqlValue } from './connection.js';

interface RequestRow {
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

interface AskerRow {
  readonly person_id: string;
  readonly question: string;
  readonly answer_id: string;
  readonly asked_at: string;
  readonly server_id: string | null;
  readonly channel_id: string | null;
  readonly private: number;
  readonly met_by: string | null;
  readonly told_at: string | null;
}

/** Of a request `r`: somebody asks for it. */
export const isAskedFor = 'EXISTS (SELECT 1 FROM request_askers AS a WHERE a.request_id = r.id)';

/** Requests, each with those who ask. @param condition what follows `FROM requests AS r`. */
export function readRequests(
  connection: Connection,
  condition: string,
  ...parameters: readonly SqlValue[]
): readonly KeptRequest[] {
  return connection
    .all<RequestRow>(`SELECT r.* FROM requests AS r ${condition}`, ...parameters)
    .map((row) => toRequest(row, readAskers(connection, row.id)));
}

function readAskers(connection: Connection, requestId: string): readonly RequestAsker[] {
  return connection
    .all<AskerRow>('SELECT * FROM request_askers WHERE request_id = ? ORDER BY sequence', requestId)
    .map(toAsker);
}

function toRequest(row: RequestRow, askers: readonly RequestAsker[]): KeptRequest {
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

function toAsker(row: AskerRow): RequestAsker {
  return {
    personId: row.person_id,
    question: row.question,
    answerId: row.answer_id,
    askedAt: row.asked_at,
    place: { serverId: row.server_id, channelId: row.channel_id, private: row.private === 1 },
    metBy: row.met_by,
    toldAt: row.told_at,
  };
}

/** What every change of a request brings with it. To be called in transactions. */
export class RequestChanges {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The message about it is of yesterday. */
  note(requestId: string): void {
    this.#connection.run('UPDATE requests SET revision = revision + 1 WHERE id = ?', requestId);
  }

  settle(requestId: string, state: RequestState, settledAt: string): void {
    this.#connection.run(
      'UPDATE requests SET state = ?, settled_at = ? WHERE id = ?',
      state,
      settledAt,
      requestId,
    );
    this.note(requestId);
  }

  /** Deletes what nobody asks for any more; where a message still shows the question, that is changed first. */
  dropUnasked(): void {
    this.#connection.run(
      `DELETE FROM requests AS r WHERE NOT ${isAskedFor}
       AND (post_message_id IS NULL OR posted_revision >= revision)`,
    );
  }
}
