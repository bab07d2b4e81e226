import type { Answer } from '../answer.js';
import type { KeptRequest } from '../requests.js';
import type { AnswerStore } from './answer-store.js';
import type { Connection } from './connection.js';
import { readRequests, RequestChanges } from './request-rows.js';

/** Keeps how far requests were looked at, what met them, who was told, and which messages tell of them. */
export class RequestProgress {
  readonly #connection: Connection;
  readonly #answers: AnswerStore;
  readonly #changes: RequestChanges;

  constructor(connection: Connection, answers: AnswerStore) {
    this.#connection = connection;
    this.#answers = answers;
    this.#changes = new RequestChanges(connection);
  }

  /** Ids of passages are never given twice. */
  newestAddition(): number {
    return this.#connection.number(
      "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'passages'",
    );
  }

  addedAfter(mark: number): readonly string[] {
    return this.#connection
      .all<{ readonly id: string }>(
        'SELECT DISTINCT article_id AS id FROM passages WHERE id > ? AND searchable = 1 ORDER BY article_id',
        mark,
      )
      .map(({ id }) => id);
  }

  noteChecked(requestId: string, mark: number): void {
    this.#connection.run('UPDATE requests SET checked_until = ? WHERE id = ?', mark, requestId);
  }

  meet(requestId: string, settledAt: string, answers: ReadonlyMap<string, Answer>): boolean {
    return this.#connection.transaction(() => {
      const [request] = readRequests(this.#connection, 'WHERE r.id = ?', requestId);
      const isAsAnswered =
        request?.state === 'open' && request.askers.every(({ personId }) => answers.has(personId));
      if (!isAsAnswered) return false;
      for (const { personId } of request.askers) {
        const answer = answers.get(personId);
        if (!answer) continue;
        this.#answers.save(answer);
        this.#connection.run(
          'UPDATE request_askers SET met_by = ? WHERE request_id = ? AND person_id = ?',
          answer.id,
          requestId,
          personId,
        );
      }
      this.#changes.settle(requestId, 'met', settledAt);
      return true;
    });
  }

  untold(): readonly KeptRequest[] {
    return readRequests(
      this.#connection,
      `WHERE r.id IN (SELECT request_id FROM request_askers WHERE met_by IS NOT NULL AND told_at IS NULL)
       ORDER BY r.sequence`,
    );
  }

  noteTold(requestId: string, personIds: readonly string[], toldAt: string): void {
    this.#connection.run(
      `UPDATE request_askers SET told_at = ?
       WHERE request_id = ? AND person_id IN (SELECT value FROM json_each(?))`,
      toldAt,
      requestId,
      JSON.stringify(personIds),
    );
  }

  reopen(requestId: string): void {
    this.#connection.transaction(() => {
      this.#connection.run(
        'DELETE FROM request_askers WHERE request_id = ? AND told_at IS NOT NULL',
        requestId,
      );
      this.#connection.run('UPDATE request_askers SET met_by = NULL WHERE request_id = ?', requestId);
      this.#connection.run("UPDATE requests SET state = 'open', settled_at = NULL WHERE id = ?", requestId);
      this.#changes.note(requestId);
    });
  }

  postsDue(): readonly KeptRequest[] {
    return readRequests(
      this.#connection,
      'WHERE r.post_channel_id IS NOT NULL AND r.posted_revision < r.revision ORDER BY r.sequence',
    );
  }

  notePosted(requestId: string, messageId: string, revision: number): boolean {
    return this.#connection.transaction(() => {
      const { changes } = this.#connection.run(
        'UPDATE requests SET post_message_id = ?, posted_revision = ? WHERE id = ? AND post_channel_id IS NOT NULL',
        messageId,
        revision,
        requestId,
      );
      this.#changes.dropUnasked();
      return changes > 0;
    });
  }

  dropPost(requestId: string): void {
    this.#connection.transaction(() => {
      this.#connection.run(
        'UPDATE requests SET post_channel_id = NULL, post_message_id = NULL WHERE id = ?',
        requestId,
      );
      this.#changes.dropUnasked();
    });
  }
}
