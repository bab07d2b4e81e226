import type { Answer } from '../answer.js';
import type { ArticleHead } from '../article.js';
import { forgetInAnswer, isOfPerson } from '../forget-in-answer.js';
import type { PersonCounts } from '../people.js';
import { parseStoredAnswer } from '../stored-answer.js';
import { headColumns, toHead, versionChecksum, type HeadRow, type VersionRow } from '../article-rows.js';
import { dropKeptFiles } from './care/kept-files.js';
import type { Connection } from './connection.js';
import { forgottenIn, naming } from '../naming-json.js';
import { emptyLogAtOnce, isScrubWanted, wantScrub } from './purge-rows.js';
import { dropSchemaCopies } from './schema-copy.js';

interface AnswerRow {
  readonly sequence: number;
  readonly id: string;
  readonly answer: string;
}

/** Rows of versions that name a person. Each part is read from an index of its own. */
const namingVersions = `
  SELECT rowid FROM versions WHERE instr(provenance, '"by":{') > 0 AND instr(provenance, ?) > 0
  UNION SELECT rowid FROM versions WHERE outlet_by IS NOT NULL AND instr(outlet_by, ?) > 0
  UNION SELECT rowid FROM versions WHERE edited_by IS NOT NULL AND instr(edited_by, ?) > 0`;
const namingArticles = `
  SELECT article_id AS id FROM versions WHERE rowid IN (${namingVersions})
  UNION SELECT id FROM articles WHERE added_by IS NOT NULL AND instr(added_by, ?) > 0
  UNION SELECT id FROM articles WHERE removed_at IS NOT NULL AND instr(coalesce(removed_by, ''), ?) > 0`;

/** What a collection keeps of people. Its methods that write take no longer than a moment each. */
export class PeopleStore {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  counts(personId: string): PersonCounts {
    const count = (rows: string) => this.#connection.number(`SELECT count(*) FROM ${rows} = ?`, personId);
    const named = naming(personId);
    return {
      answers: count('answers WHERE asker_id'),
      opinions: count('opinions WHERE person_id'),
      requests: count('request_askers WHERE person_id'),
      articles: this.#connection.number(
        `SELECT count(*) FROM (${namingArticles})`,
        ...Array.from({ length: 5 }, () => named),
      ),
    };
  }

  /** Notes that bytes are to be gone from the files. */
  wantScrub(): void {
    wantScrub(this.#connection);
  }

  isScrubWanted(): boolean {
    return isScrubWanted(this.#connection);
  }

  answers(
    personId: string,
    { after, limit }: { readonly after: string | null; readonly limit: number },
  ): readonly Answer[] {
    const rows = this.#connection.all<Pick<AnswerRow, 'answer'>>(
      `SELECT answer FROM answers WHERE asker_id = ?
       AND sequence > coalesce((SELECT sequence FROM answers WHERE id = ?), 0) ORDER BY sequence LIMIT ?`,
      personId,
      after,
      limit,
    );
    return rows.map(({ answer }) => parseStoredAnswer(answer));
  }

  articles(personId: string): readonly ArticleHead[] {
    const named = naming(personId);
    const rows = this.#connection.all<HeadRow>(
      `SELECT ${headColumns} FROM articles AS a
       JOIN versions AS v ON v.article_id = a.id AND v.version = a.current_version
       WHERE a.removed_at IS NULL AND a.id IN (${namingArticles}) ORDER BY a.id`,
      ...Array.from({ length: 5 }, () => named),
    );
    return rows.map(toHead);
  }

  /** Deletes what he thinks, and some of what he asked; gives the ids of these answers. */
  deleteOwn(personId: string, limit: number): readonly string[] {
    return this.#connection.transaction(() => {
      this.#connection.run('DELETE FROM opinions WHERE person_id = ?', personId);
      const own = this.#connection.all<{ readonly id: string }>(
        `DELETE FROM answers WHERE sequence IN
           (SELECT sequence FROM answers WHERE asker_id = ? LIMIT ?) RETURNING id`,
        personId,
        limit,
      );
      return own.map(({ id }) => id);
    });
  }

  /** Names him no more in some versions that do; says whether there may be more. */
  forgetInVersions(personId: string, limit: number): boolean {
    const named = naming(personId);
    return this.#connection.transaction(() => {
      const rows = this.#connection.all<VersionRow & { readonly rowid: number }>(
        `SELECT rowid, * FROM versions WHERE rowid IN (${namingVersions} LIMIT ?)`,
        named,
        named,
        named,
        limit,
      );
      if (rows.length > 0) wantScrub(this.#connection);
      for (const { rowid, ...row } of rows) this.#forgetInVersion(rowid, row, personId);
      return rows.length === limit;
    });
  }

  /** Names him no more as who added or removed articles. */
  forgetInArticles(personId: string): void {
    const named = naming(personId);
    this.#connection.transaction(() => {
      for (const column of ['added_by', 'removed_by'] as const) {
        const rows = this.#connection.all<{ readonly id: string; readonly person: string }>(
          `SELECT id, ${column} AS person FROM articles WHERE ${column} IS NOT NULL AND instr(${column}, ?) > 0`,
          named,
        );
        if (rows.length > 0) wantScrub(this.#connection);
        for (const { id, person } of rows) {
          const kept = forgottenIn(person, personId);
          this.#connection.run(`UPDATE articles SET ${column} = ? WHERE id = ?`, kept, id);
        }
      }
    });
  }

  /**
   * Names him no more in some answers.
   * @param deleted ids of his own, which were deleted; those are put in from which nothing may be carried on either.
   * @returns after which sequence to go on; null where there are no more.
   */
  forgetInAnswers(personId: string, deleted: Set<string>, after: number, limit: number): number | null {
    return this.#connection.transaction(() => {
      const rows = this.#connection.all<AnswerRow>(
        `SELECT sequence, id, answer FROM answers WHERE sequence > ? AND sequence <= ?
         AND (instr(answer, ?) > 0 OR instr(answer, '"followsUp":{') > 0) ORDER BY sequence`,
        after,
        after + limit,
        naming(personId),
      );
      for (const row of rows) this.#forgetInAnswer(row, personId, deleted);
      const last = this.#connection.number('SELECT coalesce(max(sequence), 0) FROM answers');
      return after + limit < last ? after + limit : null;
    });
  }

  /** Deletes some of the answers from before a moment; gives how many. */
  dropAnswers(askedBefore: string, limit: number): number {
    const { changes } = this.#connection.run(
      `DELETE FROM answers WHERE sequence IN
         (SELECT sequence FROM answers WHERE asked_at < ? AND id NOT IN
           (SELECT met_by FROM request_askers WHERE met_by IS NOT NULL AND told_at IS NULL) LIMIT ?)`,
      askedBefore,
      limit,
    );
    return changes;
  }

  /**
   * What was written on the way is not left in the log, nor in what a migration or a repair has kept.
   * @throws Error where another process reads the file, so that it is in the log still; then bytes are noted to be gone.
   */
  emptyLog(): void {
    dropKeptFiles(this.#connection.path);
    dropSchemaCopies(this.#connection.path, Number(this.#connection.pragma('user_version')));
    try {
      emptyLogAtOnce(this.#connection);
    } catch (error) {
      wantScrub(this.#connection);
      throw error;
    }
  }

  #forgetInVersion(rowid: number, row: VersionRow & { readonly checksum?: string }, personId: string): void {
    const { checksum: _checksum, ...kept } = row;
    const version: VersionRow = {
      ...kept,
      provenance: forgottenIn(row.provenance, personId),
      outlet_by: row.outlet_by && forgottenIn(row.outlet_by, personId),
      edited_by: row.edited_by && forgottenIn(row.edited_by, personId),
    };
    this.#connection.run(
      'UPDATE versions SET provenance = ?, outlet_by = ?, edited_by = ?, checksum = ? WHERE rowid = ?',
      version.provenance,
      version.outlet_by,
      version.edited_by,
      versionChecksum(version),
      rowid,
    );
  }

  #forgetInAnswer({ sequence, id, answer: json }: AnswerRow, personId: string, deleted: Set<string>): void {
    const answer = parseStoredAnswer(json);
    if (isOfPerson(answer, personId)) {
      deleted.add(id);
      wantScrub(this.#connection);
      this.#connection.run('DELETE FROM answers WHERE sequence = ?', sequence);
      return;
    }
    const before = answer.followsUp;
    if (before?.carried && deleted.has(before.answer)) deleted.add(id);
    const kept = JSON.stringify(forgetInAnswer(answer, personId, (other) => deleted.has(other)));
    if (kept === json) return;
    wantScrub(this.#connection);
    this.#connection.run('UPDATE answers SET answer = ? WHERE sequence = ?', kept, sequence);
  }
}
