import type { MovedRow, RowValue } from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import { urlKey } from '../../url-key.js';
import { fromVectorBytes } from '../../vector-bytes.js';
import { answerChecksum } from '../answer-store.js';
import { boundedKey } from '../article-store.js';
import { lockCollection } from '../collection-row.js';
import { homesOf } from '../passage-home.js';
import type { Session } from '../session.js';
import { outletHash } from '../sql-condition.js';
import { toVectorText } from '../vector-text.js';

/** Columns that are worked out from the others. */
const workedOut: Readonly<Record<string, (row: MovedRow) => MovedRow>> = {
  articles: ({ external_id: externalId }) => ({
    external_key: typeof externalId === 'string' ? boundedKey(externalId) : null,
  }),
  passages: ({ outlet_key: outletKey, vector }) => {
    const numbers = fromVectorBytes(Buffer.from(vector as Uint8Array));
    return {
      outlet_hash: outletHash(String(outletKey)),
      dimension: numbers.length,
      embedding: toVectorText(numbers),
    };
  },
  answers: ({ answer }) => {
    const { verdict, tookMs } = JSON.parse(String(answer)) as { verdict: string; tookMs: number };
    return { verdict, took_ms: tookMs, checksum: answerChecksum(String(answer)) };
  },
};

/** Rows that are written otherwise than into the table of their name. */
const writers: Readonly<Record<string, (session: Session, rows: readonly MovedRow[]) => Promise<void>>> = {
  async collections(session, rows) {
    await lockCollection(session);
    for (const { last_passage: lastPassage = 0, profile = null, model = null } of rows) {
      await session.run(
        'UPDATE collections SET last_passage = $2, profile = $3, model = $4 WHERE collection = $1',
        session.collection,
        lastPassage,
        profile,
        model,
      );
    }
  },
  async uses_key(session, rows) {
    for (const { value = null } of rows)
      await session.run("UPDATE meta SET value = $1 WHERE key = 'uses-key'", value);
  },
  uses(session, rows) {
    const each = rows.flatMap(({ times, ...use }) => Array.from({ length: Number(times) }, () => use));
    return insert(session, 'uses', ['collection', 'person_id', 'kind', 'at'], each);
  },
};

/** Writes rows, in order, into an empty table or behind what was written before. To be called in a transaction of the scope. */
export async function writeRows(
  session: Session,
  table: MovedTable,
  rows: readonly MovedRow[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const write = writers[table.name];
  if (write) return write(session, rows);
  const shared: MovedRow = session.collection === '' ? {} : { collection: session.collection };
  const home: MovedRow = table.name === 'passages' ? { home: (await homesOf(session))[0] } : {};
  const added = (row: MovedRow): MovedRow => ({ ...shared, ...home, ...workedOut[table.name]?.(row) });
  const full = rows.map((row) => ({ ...row, ...added(row) }));
  const columns = [...table.columns.filter((column) => column !== 'vector'), ...Object.keys(added(first))];
  await insert(session, table.name, columns, full);
  if (table.name === 'versions') await keepUrls(session, rows);
}

async function insert(
  session: Session,
  table: string,
  columns: readonly string[],
  rows: readonly MovedRow[],
): Promise<void> {
  const json = rows.map((row) =>
    Object.fromEntries(columns.map((name) => [name, jsonOf(row[name] ?? null)])),
  );
  await session.run(
    `INSERT INTO ${table} (${columns.join(', ')})
     SELECT ${columns.map((name) => `added.${name}`).join(', ')}
     FROM json_populate_recordset(NULL::${table}, $1::json) WITH ORDINALITY AS added ORDER BY added.ordinality`,
    JSON.stringify(json),
  );
}

/** Bytes as PostgreSQL reads them. */
function jsonOf(value: RowValue): string | number | null {
  return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : value;
}

/** An article is met by every address that one of its versions had. */
async function keepUrls(session: Session, versions: readonly MovedRow[]): Promise<void> {
  const known = versions.filter(({ url }) => typeof url === 'string');
  await session.run(
    `INSERT INTO article_urls (collection, url_key, article_id)
     SELECT $1, added.* FROM unnest($2::text[], $3::text[]) AS added ON CONFLICT DO NOTHING`,
    session.collection,
    known.map(({ url }) => boundedKey(urlKey(String(url)))),
    known.map(({ article_id: articleId }) => String(articleId)),
  );
}
