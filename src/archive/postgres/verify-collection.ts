import { isWhole, articleColumns, type CheckedRow } from '../article-rows.js';
import type { Damage } from '../damage.js';
import { passageChecksum, type PassageRow } from '../passage-rows.js';
import { toVectorBytes } from '../vector-bytes.js';
import { answerChecksum } from './answer-store.js';
import type { CollectionAccess } from './collection-rooms.js';
import { homesOf } from './passage-home.js';
import type { Session } from './session.js';
import { fromVectorText } from './vector-text.js';

/** Rows read at a time. */
const pageSize = 500;

/** A row that is not what was written. */
export interface DamagedRow {
  readonly kind: 'version' | 'passage' | 'answer';
  readonly article: string | null;
  readonly version: number | null;
  readonly where: string;
}

/** Checks every version, passage and answer against its checksum; changes nothing. */
export async function damagedRows(
  access: Pick<CollectionAccess, 'id' | 'read'>,
): Promise<readonly DamagedRow[]> {
  return [
    ...(await paged(access, damagedVersions)),
    ...(await paged(access, damagedPassages)),
    ...(await paged(access, damagedAnswers)),
  ];
}

/** The same as it is told. */
export function toDamage(collection: string, { where }: DamagedRow): Damage {
  return { collection, where, problem: 'it is not what was stored: its checksum differs' };
}

interface CheckedPage {
  readonly found: readonly DamagedRow[];
  /** Null where it was the last. */
  readonly last: string | null;
}

async function paged(
  access: Pick<CollectionAccess, 'id' | 'read'>,
  check: (session: Session, after: string) => Promise<CheckedPage>,
): Promise<readonly DamagedRow[]> {
  const all: DamagedRow[] = [];
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const { found, last }: CheckedPage = await access.read(({ session }) => check(session, from));
    all.push(...found);
    after = last;
  }
  return all;
}

async function damagedVersions(session: Session, after: string): Promise<CheckedPage> {
  const rows = await session.all<CheckedRow>(
    `SELECT ${articleColumns}, v.text_hash, v.checksum FROM (
       SELECT id, external_id, added_by FROM articles WHERE collection = $1 AND id > $2 ORDER BY id LIMIT $3) AS a
     JOIN versions AS v ON v.collection = $1 AND v.article_id = a.id ORDER BY a.id, v.version`,
    session.collection,
    after,
    pageSize,
  );
  const found = rows
    .filter((row) => !isWhole(row))
    .map(({ id, version }) => ({
      kind: 'version' as const,
      article: id,
      version,
      where: `article ${id}, version ${version}`,
    }));
  return { found, last: rows.at(-1)?.id ?? null };
}

async function damagedPassages(session: Session, after: string): Promise<CheckedPage> {
  const rows = await session.all<PassageRow & { readonly vector: string; readonly checksum: string }>(
    `SELECT id, article_id, version, start_offset, end_offset, sentences, checksum, embedding::text AS vector
     FROM passages WHERE home = ANY($2::text[]) AND collection = $1 AND id > $3 ORDER BY id LIMIT $4`,
    session.collection,
    await homesOf(session),
    Number(after),
    pageSize,
  );
  const found = rows.filter(isDamagedPassage).map(({ id, article_id: article, version }) => ({
    kind: 'passage' as const,
    article,
    version,
    where: `passage ${id} of article ${article}, version ${version}`,
  }));
  const last = rows.at(-1);
  return { found, last: last ? String(last.id) : null };
}

function isDamagedPassage(row: PassageRow & { readonly vector: string; readonly checksum: string }): boolean {
  const place = {
    articleId: row.article_id,
    version: row.version,
    start: row.start_offset,
    end: row.end_offset,
    sentences: row.sentences,
  };
  return passageChecksum({ ...place, vector: toVectorBytes(fromVectorText(row.vector)) }) !== row.checksum;
}

async function damagedAnswers(session: Session, after: string): Promise<CheckedPage> {
  const rows = await session.all<{
    readonly sequence: number;
    readonly id: string;
    readonly answer: string;
    readonly checksum: string;
  }>(
    `SELECT sequence, id, answer, checksum FROM answers
     WHERE collection = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    session.collection,
    Number(after),
    pageSize,
  );
  const found = rows
    .filter(({ answer, checksum }) => answerChecksum(answer) !== checksum)
    .map(({ id }) => ({ kind: 'answer' as const, article: null, version: null, where: `answer ${id}` }));
  const last = rows.at(-1);
  return { found, last: last ? String(last.sequence) : null };
}
