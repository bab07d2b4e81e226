import type { Answer, Audience } from '../answer.js';
import type { AnswerReader } from '../collection.js';
import { parseStoredAnswer } from '../stored-answer.js';
import { UserError } from '../../errors.js';
import type { Connection } from './connection.js';
import { partSql, summedTable, sumSql } from './row-sums.js';

interface AnswerRow {
  readonly id: string;
  readonly answer: string;
  /** What the row comes to, and what it came to when it was written. */
  readonly sum: number;
  readonly kept: number;
}

/** An answer quotes: what is not the row that was written is not shown. */
function checkedAnswers(connection: Connection): string {
  const table = summedTable(connection, 'answers');
  return `SELECT id, answer, ${sumSql(table, 'answers')} AS sum, (SELECT sum FROM row_sums
    WHERE table_name = 'answers' AND part = ${partSql(table, 'answers')}) AS kept FROM answers`;
}

/** Keeps a collection's answers. One that is damaged is refused with a UserError "answer-damaged". */
export class AnswerStore {
  readonly #connection: Connection;
  #checked: string | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  save(answer: Answer): void {
    this.#connection.run(
      `INSERT INTO answers (id, asked_at, asker_id, channel_id, private, answer) VALUES (?, ?, ?, ?, ?, ?)`,
      answer.id,
      answer.askedAt,
      answer.audience.askerId,
      answer.audience.channelId,
      Number(answer.audience.private),
      JSON.stringify(answer),
    );
  }

  answer(answerId: string): Answer | null {
    return this.#first('WHERE id = ?', answerId);
  }

  /** In order of saving: two answers may be given in one millisecond. */
  last({ channelId, readerId }: AnswerReader): Answer | null {
    return this.#first(
      'WHERE channel_id IS ? AND (private = 0 OR asker_id = ?) ORDER BY sequence DESC LIMIT 1',
      channelId,
      readerId,
    );
  }

  attachMessage(answerId: string, messageId: string): void {
    this.#connection.run(
      `INSERT INTO answer_messages (message_id, answer_id) VALUES (?, ?)
       ON CONFLICT (message_id) DO UPDATE SET answer_id = excluded.answer_id`,
      messageId,
      answerId,
    );
  }

  ofMessage(messageId: string): Answer | null {
    return this.#first('WHERE id = (SELECT answer_id FROM answer_messages WHERE message_id = ?)', messageId);
  }

  /** Reads and writes without a pause between, so that of several calls one only publishes. */
  publish(answerId: string, channelId: string): boolean {
    const answer = this.answer(answerId);
    if (!answer?.audience.private) return false;
    this.#setAudience(answer, { ...answer.audience, private: false, channelId });
    return true;
  }

  withdraw(answerId: string): void {
    const answer = this.answer(answerId);
    if (answer) this.#setAudience(answer, { ...answer.audience, private: true });
  }

  count(): number {
    return this.#connection.number('SELECT count(*) FROM answers');
  }

  #setAudience(answer: Answer, audience: Audience): void {
    this.#connection.run(
      'UPDATE answers SET private = ?, channel_id = ?, answer = ? WHERE id = ?',
      Number(audience.private),
      audience.channelId,
      JSON.stringify({ ...answer, audience }),
      answer.id,
    );
  }

  #first(condition: string, ...parameters: readonly (string | null)[]): Answer | null {
    this.#checked ??= checkedAnswers(this.#connection);
    const row = this.#connection.get<AnswerRow>(`${this.#checked} ${condition}`, ...parameters);
    if (row && row.sum !== row.kept) throw new UserError('answer-damaged', { id: row.id });
    return row && parseStoredAnswer(row.answer);
  }
}
