import { createHash } from 'node:crypto';
import { UserError } from '../../errors.js';
import type { Answer, Audience } from '../answer.js';
import type { AnswerReader } from '../collection.js';
import { parseStoredAnswer } from '../stored-answer.js';
import type { Session } from './session.js';
import type { SqlParameter } from './sql-client.js';

interface AnswerRow {
  readonly id: string;
  readonly answer: string;
  readonly checksum: string;
}

/** An answer quotes: what is not the row that was written is not shown. @param json the answer as it is stored */
export function answerChecksum(json: string): string {
  return createHash('sha256').update(json).digest('hex');
}

/** Keeps a collection's answers. One that is damaged is refused with a UserError "answer-damaged". */
export class AnswerStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async save(answer: Answer): Promise<void> {
    const json = JSON.stringify(answer);
    await this.#session.run(
      `INSERT INTO answers (collection, id, asked_at, asker_id, channel_id, private, verdict, took_ms, answer, checksum)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      this.#session.collection,
      answer.id,
      answer.askedAt,
      answer.audience.askerId,
      answer.audience.channelId,
      Number(answer.audience.private),
      answer.verdict,
      answer.tookMs,
      json,
      answerChecksum(json),
    );
  }

  answer(answerId: string): Promise<Answer | null> {
    return this.#first('AND id = $2', answerId);
  }

  /** In order of saving: two answers may be given in one millisecond. */
  last({ channelId, readerId }: AnswerReader): Promise<Answer | null> {
    // Two conditions, since no index is asked for what is "not distinct from" a value.
    const isThere = channelId === null ? 'channel_id IS NULL AND $3::text IS NULL' : 'channel_id = $3';
    return this.#first(
      `AND ${isThere} AND (private = 0 OR asker_id = $2) ORDER BY sequence DESC LIMIT 1`,
      readerId,
      channelId,
    );
  }

  async attachMessage(answerId: string, messageId: string): Promise<void> {
    await this.#session.run(
      `INSERT INTO answer_messages (collection, message_id, answer_id) VALUES ($1, $2, $3)
       ON CONFLICT (collection, message_id) DO UPDATE SET answer_id = excluded.answer_id`,
      this.#session.collection,
      messageId,
      answerId,
    );
  }

  ofMessage(messageId: string): Promise<Answer | null> {
    return this.#first(
      'AND id = (SELECT answer_id FROM answer_messages WHERE collection = $1 AND message_id = $2)',
      messageId,
    );
  }

  /** Of several calls one only publishes: the row is held until the end of the transaction. */
  async publish(answerId: string, channelId: string): Promise<boolean> {
    const answer = await this.#first('AND id = $2 FOR UPDATE', answerId);
    if (!answer?.audience.private) return false;
    await this.#setAudience(answer, { ...answer.audience, private: false, channelId });
    return true;
  }

  async withdraw(answerId: string): Promise<void> {
    const answer = await this.#first('AND id = $2 FOR UPDATE', answerId);
    if (answer) await this.#setAudience(answer, { ...answer.audience, private: true });
  }

  count(): Promise<number> {
    return this.#session.number(
      'SELECT count(*) FROM answers WHERE collection = $1',
      this.#session.collection,
    );
  }

  async #setAudience(answer: Answer, audience: Audience): Promise<void> {
    const json = JSON.stringify({ ...answer, audience });
    await this.#session.run(
      `UPDATE answers SET private = $3, channel_id = $4, answer = $5, checksum = $6
       WHERE collection = $1 AND id = $2`,
      this.#session.collection,
      answer.id,
      Number(audience.private),
      audience.channelId,
      json,
      answerChecksum(json),
    );
  }

  async #first(condition: string, ...values: readonly SqlParameter[]): Promise<Answer | null> {
    const row = await this.#session.get<AnswerRow>(
      `SELECT id, answer, checksum FROM answers WHERE collection = $1 ${condition}`,
      this.#session.collection,
      ...values,
    );
    if (row && answerChecksum(row.answer) !== row.checksum) {
      throw new UserError('answer-damaged', { id: row.id });
    }
    return row && parseStoredAnswer(row.answer);
  }
}
