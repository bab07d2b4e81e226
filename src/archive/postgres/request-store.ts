import type {
  AddedRequest,
  KeptRequest,
  NewRequest,
  RequestFilter,
  RequestLimits,
  RequestList,
} from '../requests.js';
import { isAskedFor, readRequests, RequestChanges } from './request-rows.js';
import type { Session } from './session.js';

/** Keeps who asks a collection for what. What writes is to be called under the collection's lock. */
export class RequestStore {
  readonly #session: Session;
  readonly #changes: RequestChanges;

  constructor(session: Session) {
    this.#session = session;
    this.#changes = new RequestChanges(session);
  }

  async add(request: NewRequest, most: RequestLimits): Promise<AddedRequest> {
    const { personId } = request.asker;
    const [same] = await readRequests(
      this.#session,
      `AND state = 'open' AND key = $2 ORDER BY sequence LIMIT 1`,
      request.key,
    );
    if (same?.askers.some((asker) => asker.personId === personId)) return { status: 'known', request: same };
    if ((await this.#openOf(personId)) >= most.person) return { status: 'person-full' };
    if (!same && (await this.openCount()) >= most.collection) return { status: 'collection-full' };
    if (!same) await this.#insert(request);
    const id = same?.id ?? request.id;
    await this.#insertAsker(id, request.asker);
    await this.#changes.note(id);
    return { status: same ? 'joined' : 'new', request: await this.#existing(id) };
  }

  async request(requestId: string): Promise<KeptRequest | null> {
    return (await readRequests(this.#session, 'AND r.id = $2', requestId))[0] ?? null;
  }

  async list(
    { state, personId }: RequestFilter,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<RequestList> {
    const condition = `AND ${isAskedFor} AND ($2::text IS NULL OR r.state = $2)
      AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM request_askers AS own
        WHERE own.collection = r.collection AND own.request_id = r.id AND own.person_id = $3))`;
    const page = `${condition} ORDER BY r.sequence DESC LIMIT $4 OFFSET $5`;
    return {
      requests: await readRequests(this.#session, page, state, personId, limit, offset),
      total: await this.#session.number(
        `SELECT count(*) FROM requests AS r WHERE r.collection = $1 ${condition}`,
        this.#session.collection,
        state,
        personId,
      ),
    };
  }

  openCount(): Promise<number> {
    return this.#session.number(
      "SELECT count(*) FROM requests WHERE collection = $1 AND state = 'open'",
      this.#session.collection,
    );
  }

  async close(requestId: string, settledAt: string): Promise<KeptRequest | null> {
    if ((await this.request(requestId))?.state !== 'open') return null;
    await this.#changes.settle(requestId, 'closed', settledAt);
    return this.#existing(requestId);
  }

  async withdraw(requestId: string, personId: string, settledAt: string): Promise<KeptRequest | null> {
    const request = await this.request(requestId);
    const isAsker = request?.askers.some((asker) => asker.personId === personId);
    if (request?.state !== 'open' || !isAsker) return null;
    await this.#removeAsker(requestId, personId, settledAt);
    return request;
  }

  async removePerson(personId: string, removedAt: string): Promise<number> {
    const requests = await this.#session.all<{ readonly id: string }>(
      'SELECT request_id AS id FROM request_askers WHERE collection = $1 AND person_id = $2',
      this.#session.collection,
      personId,
    );
    for (const { id } of requests) await this.#removeAsker(id, personId, removedAt);
    return requests.length;
  }

  dropSettled(before: string): Promise<number> {
    return this.#session.run(
      "DELETE FROM requests WHERE collection = $1 AND state <> 'open' AND settled_at < $2",
      this.#session.collection,
      before,
    );
  }

  #openOf(personId: string): Promise<number> {
    return this.#session.number(
      `SELECT count(*) FROM request_askers AS a JOIN requests AS r ON r.collection = $1 AND r.id = a.request_id
       WHERE a.collection = $1 AND a.person_id = $2 AND r.state = 'open'`,
      this.#session.collection,
      personId,
    );
  }

  async #insert({ id, key, filters, asOf, asker, postIn, checkedUntil }: NewRequest): Promise<void> {
    await this.#session.run(
      `INSERT INTO requests (collection, id, key, state, filters, as_of, asked_at, checked_until, post_channel_id)
       VALUES ($1, $2, $3, 'open', $4, $5, $6, $7, $8)`,
      this.#session.collection,
      id,
      key,
      JSON.stringify(filters),
      asOf,
      asker.askedAt,
      checkedUntil,
      postIn,
    );
  }

  async #insertAsker(requestId: string, { place, ...asker }: NewRequest['asker']): Promise<void> {
    await this.#session.run(
      `INSERT INTO request_askers
       (collection, request_id, person_id, question, answer_id, asked_at, server_id, channel_id, private, locale)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      this.#session.collection,
      requestId,
      asker.personId,
      asker.question,
      asker.answerId,
      asker.askedAt,
      place.serverId,
      place.channelId,
      Number(place.private),
      asker.locale,
    );
  }

  /** What nobody asks for any more is closed, and soon gone. */
  async #removeAsker(requestId: string, personId: string, removedAt: string): Promise<void> {
    await this.#session.run(
      'DELETE FROM request_askers WHERE collection = $1 AND request_id = $2 AND person_id = $3',
      this.#session.collection,
      requestId,
      personId,
    );
    const request = await this.#existing(requestId);
    if (request.askers.length === 0 && request.state === 'open')
      await this.#changes.settle(requestId, 'closed', removedAt);
    else await this.#changes.note(requestId);
    await this.#changes.dropUnasked();
  }

  async #existing(requestId: string): Promise<KeptRequest> {
    const request = await this.request(requestId);
    if (!request) throw new Error(`Request ${requestId} cannot be read back.`);
    return request;
  }
}
