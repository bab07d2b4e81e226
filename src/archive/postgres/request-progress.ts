import type { Answer } from '../answer.js';
import type { KeptRequest } from '../requests.js';
import { AnswerStore } from './answer-store.js';
import { readCollection } from './collection-row.js';
import { PassageStore } from './passage-store.js';
import { readRequests, RequestChanges } from './request-rows.js';
import type { Session } from './session.js';

/**
 * Keeps how far requests were looked at, what met them, who was told, and which messages tell of them. What writes is to be
 * called under the collection's lock.
 */
export class RequestProgress {
  readonly #session: Session;
  readonly #changes: RequestChanges;

  constructor(session: Session) {
    this.#session = session;
    this.#changes = new RequestChanges(session);
  }

  /** Ids of passages are never given twice. */
  async newestAddition(): Promise<number> {
    return (await readCollection(this.#session)).lastPassage;
  }

  async addedAfter(mark: number): Promise<readonly string[]> {
    return (await PassageStore.of(this.#session)).addedAfter(mark);
  }

  async noteChecked(requestId: string, mark: number): Promise<void> {
    await this.#run(
      'UPDATE requests SET checked_until = $3 WHERE collection = $1 AND id = $2',
      requestId,
      mark,
    );
  }

  async meet(requestId: string, settledAt: string, answers: ReadonlyMap<string, Answer>): Promise<boolean> {
    const [request] = await readRequests(this.#session, 'AND r.id = $2', requestId);
    const isAsAnswered =
      request?.state === 'open' && request.askers.every(({ personId }) => answers.has(personId));
    if (!isAsAnswered) return false;
    const store = new AnswerStore(this.#session);
    for (const { personId } of request.askers) {
      const answer = answers.get(personId);
      if (!answer) continue;
      await store.save(answer);
      await this.#run(
        'UPDATE request_askers SET met_by = $4 WHERE collection = $1 AND request_id = $2 AND person_id = $3',
        requestId,
        personId,
        answer.id,
      );
    }
    await this.#changes.settle(requestId, 'met', settledAt);
    return true;
  }

  untold(): Promise<readonly KeptRequest[]> {
    return readRequests(
      this.#session,
      `AND r.id IN (SELECT request_id FROM request_askers
         WHERE collection = $1 AND met_by IS NOT NULL AND told_at IS NULL)
       ORDER BY r.sequence`,
    );
  }

  async noteTold(requestId: string, personIds: readonly string[], toldAt: string): Promise<void> {
    await this.#run(
      `UPDATE request_askers SET told_at = $4
       WHERE collection = $1 AND request_id = $2 AND person_id = ANY($3::text[])`,
      requestId,
      personIds,
      toldAt,
    );
  }

  async reopen(requestId: string): Promise<void> {
    const own = 'WHERE collection = $1 AND request_id = $2';
    await this.#run(`DELETE FROM request_askers ${own} AND told_at IS NOT NULL`, requestId);
    await this.#run(`UPDATE request_askers SET met_by = NULL ${own}`, requestId);
    await this.#run(
      "UPDATE requests SET state = 'open', settled_at = NULL WHERE collection = $1 AND id = $2",
      requestId,
    );
    await this.#changes.note(requestId);
  }

  postsDue(): Promise<readonly KeptRequest[]> {
    return readRequests(
      this.#session,
      'AND r.post_channel_id IS NOT NULL AND r.posted_revision < r.revision ORDER BY r.sequence',
    );
  }

  async notePosted(requestId: string, messageId: string, revision: number): Promise<boolean> {
    const changes = await this.#run(
      `UPDATE requests SET post_message_id = $3, posted_revision = $4
       WHERE collection = $1 AND id = $2 AND post_channel_id IS NOT NULL`,
      requestId,
      messageId,
      revision,
    );
    await this.#changes.dropUnasked();
    return changes > 0;
  }

  async dropPost(requestId: string): Promise<void> {
    await this.#run(
      'UPDATE requests SET post_channel_id = NULL, post_message_id = NULL WHERE collection = $1 AND id = $2',
      requestId,
    );
    await this.#changes.dropUnasked();
  }

  #run(
    sql: string,
    requestId: string,
    ...values: readonly (string | number | readonly string[])[]
  ): Promise<number> {
    return this.#session.run(sql, this.#session.collection, requestId, ...values);
  }
}
