import { timedAnswers, type AskingFigures, type Opinion, type OpinionOfAnswer } from '../feedback.js';
import { toOpinion, toOpinionOfAnswer, type OpinionRow } from '../opinion-rows.js';
import type { Session } from './session.js';

const columns = `o.answer_id AS "answerId", o.person_id AS "personId", o.helpful, o.reason, o.given_at AS "givenAt"`;
const withAnswers = 'opinions AS o JOIN answers AS a ON a.collection = o.collection AND a.id = o.answer_id';

/** Keeps what people think of a collection's answers, and counts how its questions went. */
export class FeedbackStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async give({ answerId, personId, helpful, reason, givenAt }: Opinion): Promise<void> {
    await this.#session.run(
      `INSERT INTO opinions (collection, answer_id, person_id, helpful, reason, given_at)
       SELECT collection, id, $3, $4, $5, $6 FROM answers WHERE collection = $1 AND id = $2
       ON CONFLICT (collection, answer_id, person_id) DO UPDATE
         SET helpful = excluded.helpful, reason = excluded.reason, given_at = excluded.given_at`,
      this.#session.collection,
      answerId,
      personId,
      Number(helpful),
      reason,
      givenAt,
    );
  }

  async list({
    after,
    limit,
  }: {
    readonly after: string | null;
    readonly limit: number;
  }): Promise<OpinionOfAnswer[]> {
    const rows = await this.#session.all<OpinionRow & { readonly answer: string }>(
      `SELECT ${columns}, a.answer FROM ${withAnswers}
       WHERE a.collection = $1 AND a.sequence = ANY(ARRAY(
         SELECT s.sequence FROM answers AS s WHERE s.collection = $1
           AND EXISTS (SELECT 1 FROM opinions WHERE collection = $1 AND answer_id = s.id)
           AND s.sequence > coalesce((SELECT sequence FROM answers WHERE collection = $1 AND id = $2), 0)
         ORDER BY s.sequence LIMIT $3))
       ORDER BY a.sequence, o.given_at, o.person_id`,
      this.#session.collection,
      after,
      limit,
    );
    return rows.map(toOpinionOfAnswer);
  }

  async reasons(limit: number): Promise<OpinionOfAnswer[]> {
    const rows = await this.#session.all<OpinionRow & { readonly answer: string }>(
      `SELECT ${columns}, a.answer FROM ${withAnswers} WHERE o.collection = $1 AND o.reason IS NOT NULL
       ORDER BY o.given_at DESC, o.answer_id, o.person_id LIMIT $2`,
      this.#session.collection,
      limit,
    );
    return rows.map(toOpinionOfAnswer);
  }

  async ofPerson(personId: string): Promise<Opinion[]> {
    const rows = await this.#session.all<OpinionRow>(
      `SELECT ${columns} FROM opinions AS o WHERE o.collection = $1 AND o.person_id = $2
       ORDER BY o.given_at, o.answer_id`,
      this.#session.collection,
      personId,
    );
    return rows.map(toOpinion);
  }

  removePerson(personId: string): Promise<number> {
    const sql = 'DELETE FROM opinions WHERE collection = $1 AND person_id = $2';
    return this.#session.run(sql, this.#session.collection, personId);
  }

  async figures(): Promise<AskingFigures> {
    const { collection } = this.#session;
    // Of two in the middle the lower one.
    const timed = await this.#session.get<{ readonly median: number | null }>(
      `SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY took_ms) AS median FROM
         (SELECT took_ms FROM answers WHERE collection = $1 ORDER BY sequence DESC LIMIT $2) AS newest`,
      collection,
      timedAnswers,
    );
    const count = (rows: string) => this.#session.number(`SELECT count(*) FROM ${rows}`, collection);
    return {
      misses: await count("answers WHERE collection = $1 AND verdict = 'nothing'"),
      medianMs: timed?.median ?? null,
      helpful: await count('opinions WHERE collection = $1 AND helpful = 1'),
      unhelpful: await count('opinions WHERE collection = $1 AND helpful = 0'),
    };
  }
}
