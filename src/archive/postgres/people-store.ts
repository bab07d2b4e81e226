import type { Answer } from '../answer.js';
import type { ArticleHead } from '../article.js';
import { headColumns, toHead, versionChecksum, type HeadRow, type VersionRow } from '../article-rows.js';
import { forgetInAnswer, isOfPerson } from '../forget-in-answer.js';
import { forgottenIn, naming } from '../naming-json.js';
import type { PersonCounts } from '../people.js';
import { parseStoredAnswer } from '../stored-answer.js';
import { answerChecksum } from './answer-store.js';
import { newestVersions } from './article-store.js';
import type { Session } from './session.js';

interface AnswerRow {
  readonly sequence: number;
  readonly id: string;
  readonly answer: string;
}

const namingVersion = `(strpos(provenance, $2) > 0 OR strpos(outlet_by, $2) > 0 OR strpos(edited_by, $2) > 0)`;
const namingArticles = `
  SELECT article_id AS id FROM versions WHERE collection = $1 AND ${namingVersion}
  UNION SELECT id FROM articles WHERE collection = $1 AND (strpos(added_by, $2) > 0 OR strpos(removed_by, $2) > 0)`;

/** What a collection keeps of people. */
export class PeopleStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async counts(personId: string): Promise<PersonCounts> {
    const { collection } = this.#session;
    const count = (rows: string) =>
      this.#session.number(`SELECT count(*) FROM ${rows} = $2 AND collection = $1`, collection, personId);
    return {
      answers: await count('answers WHERE asker_id'),
      opinions: await count('opinions WHERE person_id'),
      requests: await count('request_askers WHERE person_id'),
      articles: await this.#session.number(
        `SELECT count(*) FROM (${namingArticles}) AS named`,
        collection,
        naming(personId),
      ),
    };
  }

  async answers(
    personId: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly Answer[]> {
    const rows = await this.#session.all<Pick<AnswerRow, 'answer'>>(
      `SELECT answer FROM answers WHERE collection = $1 AND asker_id = $2
         AND sequence > coalesce((SELECT sequence FROM answers WHERE collection = $1 AND id = $3), 0)
       ORDER BY sequence LIMIT $4`,
      this.#session.collection,
      personId,
      after,
      limit,
    );
    return rows.map(({ answer }) => parseStoredAnswer(answer));
  }

  async articles(personId: string): Promise<readonly ArticleHead[]> {
    const rows = await this.#session.all<HeadRow>(
      `SELECT ${headColumns} FROM ${newestVersions}
       WHERE a.collection = $1 AND a.removed_at IS NULL AND a.id IN (${namingArticles}) ORDER BY a.id`,
      this.#session.collection,
      naming(personId),
    );
    return rows.map(toHead);
  }

  /** Deletes what he thinks and what he asked; gives the ids of these answers. */
  async deleteOwn(personId: string): Promise<ReadonlySet<string>> {
    const { collection } = this.#session;
    await this.#session.run(
      'DELETE FROM opinions WHERE collection = $1 AND person_id = $2',
      collection,
      personId,
    );
    const own = await this.#session.all<{ readonly id: string }>(
      'DELETE FROM answers WHERE collection = $1 AND asker_id = $2 RETURNING id',
      collection,
      personId,
    );
    return new Set(own.map(({ id }) => id));
  }

  /** Names him no more in versions. */
  async forgetInVersions(personId: string): Promise<void> {
    const rows = await this.#session.all<
      VersionRow & { readonly collection: string; readonly checksum: string }
    >(
      `SELECT * FROM versions WHERE collection = $1 AND ${namingVersion}`,
      this.#session.collection,
      naming(personId),
    );
    for (const { collection, checksum: _checksum, ...row } of rows) {
      const version: VersionRow = {
        ...row,
        provenance: forgottenIn(row.provenance, personId),
        outlet_by: row.outlet_by && forgottenIn(row.outlet_by, personId),
        edited_by: row.edited_by && forgottenIn(row.edited_by, personId),
      };
      await this.#session.run(
        `UPDATE versions SET provenance = $4, outlet_by = $5, edited_by = $6, checksum = $7
         WHERE collection = $1 AND article_id = $2 AND version = $3`,
        collection,
        row.article_id,
        row.version,
        version.provenance,
        version.outlet_by,
        version.edited_by,
        versionChecksum(version),
      );
    }
  }

  /** Names him no more as who added or removed articles. */
  async forgetInArticles(personId: string): Promise<void> {
    const { collection } = this.#session;
    for (const column of ['added_by', 'removed_by'] as const) {
      const rows = await this.#session.all<{ readonly id: string; readonly person: string }>(
        `SELECT id, ${column} AS person FROM articles WHERE collection = $1 AND strpos(${column}, $2) > 0`,
        collection,
        naming(personId),
      );
      for (const { id, person } of rows) {
        const sql = `UPDATE articles SET ${column} = $3 WHERE collection = $1 AND id = $2`;
        await this.#session.run(sql, collection, id, forgottenIn(person, personId));
      }
    }
  }

  /**
   * Names him no more in some answers.
   * @param deleted ids of his own, which were deleted; those are put in from which nothing may be carried on either.
   * @returns after which sequence to go on; null where there are no more
   */
  async forgetInAnswers(
    personId: string,
    deleted: Set<string>,
    after: number,
    limit: number,
  ): Promise<number | null> {
    const rows = await this.#session.all<AnswerRow>(
      `SELECT sequence, id, answer FROM answers WHERE collection = $1 AND sequence > $3
         AND (strpos(answer, $2) > 0 OR strpos(answer, '"followsUp":{') > 0) ORDER BY sequence LIMIT $4`,
      this.#session.collection,
      naming(personId),
      after,
      limit,
    );
    for (const row of rows) await this.#forgetInAnswer(row, personId, deleted);
    return rows.length === limit ? (rows.at(-1)?.sequence ?? null) : null;
  }

  /** Deletes the answers from before a moment; gives how many. */
  dropAnswers(askedBefore: string): Promise<number> {
    return this.#session.run(
      `DELETE FROM answers AS a WHERE a.collection = $1 AND a.asked_at < $2 AND NOT EXISTS (
         SELECT 1 FROM request_askers AS r WHERE r.collection = $1 AND r.met_by = a.id AND r.told_at IS NULL)`,
      this.#session.collection,
      askedBefore,
    );
  }

  async #forgetInAnswer(
    { sequence, id, answer: json }: AnswerRow,
    personId: string,
    deleted: Set<string>,
  ): Promise<void> {
    const { collection } = this.#session;
    const answer = parseStoredAnswer(json);
    if (isOfPerson(answer, personId)) {
      deleted.add(id);
      const sql = 'DELETE FROM answers WHERE collection = $1 AND sequence = $2';
      await this.#session.run(sql, collection, sequence);
      return;
    }
    const before = answer.followsUp;
    if (before?.carried && deleted.has(before.answer)) deleted.add(id);
    const kept = JSON.stringify(forgetInAnswer(answer, personId, (other) => deleted.has(other)));
    if (kept === json) return;
    await this.#session.run(
      'UPDATE answers SET answer = $3, checksum = $4 WHERE collection = $1 AND sequence = $2',
      collection,
      sequence,
      kept,
      answerChecksum(kept),
    );
  }
}
