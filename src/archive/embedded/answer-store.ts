import type { Answer } from '../answer.js';
import type { AnswerReader } from '../archive.js';
import { parseStoredAnswer } from '../stored-answer.js';
import type { Connection } from './connection.js';

interface AnswerRow {
  readonly answer: string;
}

/** Keeps a collection's answers. */
export class AnswerStore {
  readonly #connection: Connection;

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

  publish(answerId: string, channelId: string): void {
    const answer = this.answer(answerId);
    if (!answer) return;
    const audience = { ...answer.audience, private: false, channelId };
    this.#connection.run(
      'UPDATE answers SET private = 0, channel_id = ?, answer = ? WHERE id = ?',
      channelId,
      JSON.stringify({ ...answer, audience }),
      answerId,
    );
  }

  count(): number {
    return this.#connection.number('SELECT count(*) FROM answers');
  }

  #first(condition: string, ...parameters: readonly (string | null)[]): Answer | null {
    const row = this.#connection.get<AnswerRow>(`SELECT answer FROM answers ${condition}`, ...parameters);
    return row && parseStoredAnswer(row.answer);
  }
}
