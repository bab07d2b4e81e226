import type {
  AddedRequest,
  KeptRequest,
  NewRequest,
  RequestFilter,
  RequestLimits,
  RequestList,
} from '../requests.js';
import type { Connection, SqlValue } from './connection.js';
import { isAskedFor, readRequests, RequestChanges } from './request-rows.js';

/** Keeps who asks a collection for what. */
export class RequestStore {
  readonly #connection: Connection;
  readonly #changes: RequestChanges;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#changes = new RequestChanges(connection);
  }

  add(request: NewRequest, most: RequestLimits): AddedRequest {
    return this.#connection.transaction(() => {
      const { personId } = request.asker;
      const [same] = readRequests(
        this.#connection,
        `WHERE state = 'open' AND key = ? ORDER BY sequence LIMIT 1`,
        request.key,
      );
      if (same?.askers.some((asker) => asker.personId === personId))
        return { status: 'known', request: same };
      if (this.#openOf(personId) >= most.person) return { status: 'person-full' };
      if (!same && this.openCount() >= most.collection) return { status: 'collection-full' };
      if (!same) this.#insert(request);
      const id = same?.id ?? request.id;
      this.#insertAsker(id, request.asker);
      this.#changes.note(id);
      return { status: same ? 'joined' : 'new', request: this.#existing(id) };
    });
  }

  request(requestId: string): KeptRequest | null {
    return readRequests(this.#connection, 'WHERE r.id = ?', requestId)[0] ?? null;
  }

  list(
    { state, personId }: RequestFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): RequestList {
    const condition = `WHERE ${isAskedFor} AND (? IS NULL OR r.state = ?) AND (? IS NULL OR EXISTS (
      SELECT 1 FROM request_askers AS own WHERE own.request_id = r.id AND own.person_id = ?))`;
    const values: readonly SqlValue[] = [state, state, personId, personId];
    return {
      requests: readRequests(
        this.#connection,
        `${condition} ORDER BY r.sequence DESC LIMIT ? OFFSET ?`,
        ...values,
        limit,
        offset,
      ),
      total: this.#connection.number(`SELECT count(*) FROM requests AS r ${condition}`, ...values),
    };
  }

  openCount(): number {
    return this.#connection.number("SELECT count(*) FROM requests WHERE state = 'open'");
  }

  close(requestId: string, settledAt: string): KeptRequest | null {
    return this.#connection.transaction(() => {
      if (this.request(requestId)?.state !== 'open') return null;
      this.#changes.settle(requestId, 'closed', settledAt);
      return this.#existing(requestId);
    });
  }

  withdraw(requestId: string, personId: string, settledAt: string): KeptRequest | null {
    return this.#connection.transaction(() => {
      const request = this.request(requestId);
      const isAsker = request?.askers.some((asker) => asker.personId === personId);
      if (request?.state !== 'open' || !isAsker) return null;
      this.#removeAsker(requestId, personId, settledAt);
      return request;
    });
  }

  removePerson(personId: string, removedAt: string): number {
    return this.#connection.transaction(() => {
      const requests = this.#connection.all<{ readonly id: string }>(
        'SELECT request_id AS id FROM request_askers WHERE person_id = ?',
        personId,
      );
      for (const { id } of requests) this.#removeAsker(id, personId, removedAt);
      return requests.length;
    });
  }

  dropSettled(before: string): number {
    const settled = "state <> 'open' AND settled_at < ?";
    return this.#connection.run(`DELETE FROM requests WHERE ${settled}`, before).changes;
  }

  #openOf(personId: string): number {
    return this.#connection.number(
      `SELECT count(*) FROM request_askers AS a JOIN requests AS r ON r.id = a.request_id
       WHERE a.person_id = ? AND r.state = 'open'`,
      personId,
    );
  }

  #insert({ id, key, filters, asOf, asker, postIn, checkedUntil }: NewRequest): void {
    this.#connection.run(
      `INSERT INTO requests (id, key, state, filters, as_of, asked_at, checked_until, post_channel_id)
       VALUES (?, ?, 'open', ?, ?, ?, ?, ?)`,
      id,
      key,
      JSON.stringify(filters),
      asOf,
      asker.askedAt,
      checkedUntil,
      postIn,
    );
  }

  #insertAsker(requestId: string, { place, ...asker }: NewRequest['asker']): void {
    this.#connection.run(
      `INSERT INTO request_askers
       (request_id, person_id, question, answer_id, asked_at, server_id, channel_id, private)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      requestId,
      asker.personId,
      asker.question,
      asker.answerId,
      asker.askedAt,
      place.serverId,
      place.channelId,
      Number(place.private),
    );
  }

  /** What nobody asks for any more is closed, and soon gone. */
  #removeAsker(requestId: string, personId: string, removedAt: string): void {
    this.#connection.run(
      'DELETE FROM request_askers WHERE request_id = ? AND person_id = ?',
      requestId,
      personId,
    );
    const request = this.#existing(requestId);
    if (request.askers.length === 0 && request.state === 'open')
      this.#changes.settle(requestId, 'closed', removedAt);
    else this.#changes.note(requestId);
    this.#changes.dropUnasked();
  }

  #existing(requestId: string): KeptRequest {
    const request = this.request(requestId);
    if (!request) throw new Error(`Request ${requestId} cannot be read back.`);
    return request;
  }
}
