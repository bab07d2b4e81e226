import type { AskingFigures, Opinion, OpinionOfAnswer } from '../feedback.js';
import { timedAnswers } from '../feedback.js';
import { toOpinion, toOpinionOfAnswer, type OpinionRow } from '../opinion-rows.js';
import type { Connection } from './connection.js';

const columns = `o.answer_id AS answerId, o.person_id AS personId, o.helpful, o.reason, o.given_at AS givenAt`;

/** Keeps what people think of a collection's answers, and counts how its questions went. */
export class FeedbackStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  give({ answerId, personId, helpful, reason, givenAt }: Opinion): void {
    this.#connection.run(
      `INSERT INTO opinions (answer_id, person_id, helpful, reason, given_at)
       SELECT id, ?, ?, ?, ? FROM answers WHERE id = ?
       ON CONFLICT (answer_id, person_id) DO UPDATE
         SET helpful = excluded.helpful, reason = excluded.reason, given_at = excluded.given_at`,
      personId,
      Number(helpful),
      reason,
      givenAt,
      answerId,
    );
  }

  list({ after, limit }: { readonly after: string | null; readonly limit: number }): OpinionOfAnswer[] {
    const rows = this.#connection.all<OpinionRow & { readonly answer: string }>(
      `SELECT ${columns}, a.answer FROM answers AS a JOIN opinions AS o ON o.answer_id = a.id
       WHERE a.sequence IN (
         SELECT sequence FROM answers AS s WHERE EXISTS (SELECT 1 FROM opinions WHERE answer_id = s.id)
         AND sequence > coalesce((SELECT sequence FROM answers WHERE id = ?), 0) ORDER BY sequence LIMIT ?)
       ORDER BY a.sequence, o.given_at, o.person_id`,
      after,
      limit,
    );
    return rows.map(toOpinionOfAnswer);
  }

  reasons(limit: number): OpinionOfAnswer[] {
    const rows = this.#connection.all<OpinionRow & { readonly answer: string }>(
      `SELECT ${columns}, a.answer FROM opinions AS o JOIN answers AS a ON a.id = o.answer_id
       WHERE o.reason IS NOT NULL ORDER BY o.given_at DESC, o.answer_id, o.person_id LIMIT ?`,
      limit,
    );
    return rows.map(toOpinionOfAnswer);
  }

  ofPerson(personId: string): Opinion[] {
    const rows = this.#connection.all<OpinionRow>(
      `SELECT ${columns} FROM opinions AS o WHERE o.person_id = ? ORDER BY o.given_at, o.answer_id`,
      personId,
    );
    return rows.map(toOpinion);
  }

  removePerson(personId: string): number {
    return this.#connection.run('DELETE FROM opinions WHERE person_id = ?', personId).changes;
  }

  figures(): AskingFigures {
    const count = (condition: string): number => this.#connection.number(`SELECT count(*) FROM ${condition}`);
    const timed = this.#connection.all<{ readonly tookMs: number }>(
      'SELECT took_ms AS tookMs FROM answers ORDER BY sequence DESC LIMIT ?',
      timedAnswers,
    );
    return {
      misses: count("answers WHERE verdict = 'nothing'"),
      medianMs: medianOf(timed.map(({ tookMs }) => tookMs)),
      helpful: count('opinions WHERE helpful = 1'),
      unhelpful: count('opinions WHERE helpful = 0'),
    };
  }
}

/** The lower one of two in the middle; null where there are none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}
