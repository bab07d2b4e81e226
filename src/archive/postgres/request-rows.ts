import { toAsker, toRequest, type AskerRow, type RequestRow } from '../request-columns.js';
import type { KeptRequest, RequestState } from '../requests.js';
import type { Session } from './session.js';
import type { SqlParameter } from './sql-client.js';

/** Of a request `r`: somebody asks for it. */
export const isAskedFor =
  'EXISTS (SELECT 1 FROM request_askers AS a WHERE a.collection = r.collection AND a.request_id = r.id)';

/** Requests, each with those who ask. @param condition what follows `FROM requests AS r WHERE r.collection = $1` */
export async function readRequests(
  session: Session,
  condition: string,
  ...parameters: readonly SqlParameter[]
): Promise<readonly KeptRequest[]> {
  const rows = await session.all<RequestRow>(
    `SELECT r.* FROM requests AS r WHERE r.collection = $1 ${condition}`,
    session.collection,
    ...parameters,
  );
  const askers = await session.all<AskerRow & { readonly request_id: string }>(
    `SELECT * FROM request_askers WHERE collection = $1 AND request_id = ANY($2::text[]) ORDER BY sequence`,
    session.collection,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const own = askers.filter(({ request_id: requestId }) => requestId === row.id);
    return toRequest(row, own.map(toAsker));
  });
}

/** What every change of a request brings with it. */
export class RequestChanges {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The message about it is of yesterday. */
  async note(requestId: string): Promise<void> {
    await this.#session.run(
      'UPDATE requests SET revision = revision + 1 WHERE collection = $1 AND id = $2',
      this.#session.collection,
      requestId,
    );
  }

  async settle(requestId: string, state: RequestState, settledAt: string): Promise<void> {
    await this.#session.run(
      'UPDATE requests SET state = $3, settled_at = $4 WHERE collection = $1 AND id = $2',
      this.#session.collection,
      requestId,
      state,
      settledAt,
    );
    await this.note(requestId);
  }

  /** Deletes what nobody asks for any more; where a message still shows the question, that is changed first. */
  async dropUnasked(): Promise<void> {
    await this.#session.run(
      `DELETE FROM requests AS r WHERE r.collection = $1 AND NOT ${isAskedFor}
       AND (post_message_id IS NULL OR posted_revision >= revision)`,
      this.#session.collection,
    );
  }
}
