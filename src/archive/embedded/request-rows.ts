import { toAsker, toRequest, type AskerRow, type RequestRow } from '../request-columns.js';
import type { KeptRequest, RequestAsker, RequestState } from '../requests.js';
import type { Connection, SqlValue } from './connection.js';

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
