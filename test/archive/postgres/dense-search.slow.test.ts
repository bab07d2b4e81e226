import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Collection, SearchFilter } from '../../../src/archive/collection.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import type { PostgresArchive } from '../../../src/archive/postgres/postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { addVectors, ClusteredVectors } from '../embedded/clustered-passages.js';
import { formsOf, sampleDimension } from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { PglitePool } from './pglite-pool.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const large = guildCollection('1');
const other = guildCollection('2');
const passagesPerArticle = 50;

let pool: PglitePool;
let archive: PostgresArchive;
let vectors: ClusteredVectors;

const open = (parts: { readonly exactLimit?: number; readonly sharedLimit?: number }) =>
  openArchiveOn(pool, 'PGlite', {
    profile: { fingerprint: 'sample', dimension: sampleDimension },
    logger: createLogger('silent'),
    ...parts,
  });

beforeAll(async () => {
  pool = await PglitePool.open();
});

beforeEach(async () => {
  archive = await open({ exactLimit: 100 });
  vectors = new ClusteredVectors(sampleDimension);
});

afterEach(async () => {
  await archive.close();
  await emptyDatabase(pool);
});

afterAll(() => pool.end());

async function fill(collection: Collection, articles: number): Promise<void> {
  for (let article = 0; article < articles; article += 1) {
    const some = Array.from({ length: passagesPerArticle }, () => vectors.next());
    const month = String(1 + (article % 12)).padStart(2, '0');
    const outlet = article % 2 === 0 ? 'Even Post' : 'Odd Post';
    await addVectors(collection, `${collection.id} ${article}`, some, {
      publishedAt: `2025-${month}-01`,
      outlet,
    });
  }
}

/** What share of the nearest of all is found. */
async function recall(filter: SearchFilter): Promise<number> {
  const exact = await open({ exactLimit: 1_000_000 });
  const options = { limit: 10, filter };
  let [found, wanted] = [0, 0];
  for (let query = 0; query < 20; query += 1) {
    const vector = vectors.next();
    const nearest = await exact.collection(large).nearest(vector, options);
    const proposed = await archive.collection(large).nearest(vector, options);
    const ids = new Set(proposed.map(({ passageId }) => passageId));
    found += nearest.filter(({ passageId }) => ids.has(passageId)).length;
    wanted += nearest.length;
    expect(proposed.map(({ score }) => score)).toEqual(
      proposed.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  }
  await exact.close();
  expect(wanted).toBe(200);
  return found / wanted;
}

test('the index finds nearly all that comparing finds, beside another collection and behind filters', async () => {
  await fill(archive.collection(other), 8);
  await fill(archive.collection(large), 24);
  expect(await recall(everything)).toBeGreaterThan(0.97);
  expect(await recall({ ...everything, outlet: 'Odd Post' })).toBeGreaterThan(0.97);
  expect(await recall({ ...everything, since: '2025-03-01', until: '2025-06-30' })).toBeGreaterThan(0.97);
});

test('the statement that proposes is planned by the index of its dimension', async () => {
  await fill(archive.collection(large), 4);
  const { rows } = await pool.use(async (client) => {
    await client.execute('BEGIN; SET LOCAL enable_sort = off; SET LOCAL search_path = dateline, public');
    const plan = await client.query<{ readonly 'QUERY PLAN': string }>(
      `EXPLAIN SELECT id FROM passages WHERE home = '' AND collection = '${large}' AND searchable = 1 AND dimension = ${sampleDimension}
       ORDER BY embedding::halfvec(${sampleDimension}) <#> '[${vectors.next().join(',')}]'::halfvec(${sampleDimension}) LIMIT 10`,
      [],
    );
    await client.execute('ROLLBACK');
    return plan;
  });
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  expect(plan).toMatch(/Index Scan using passages_shared_\d+_embedding_idx/);
  // One partition of the 64.
  expect(plan.match(/passages_shared_\d+ /g)).toHaveLength(1);
});

test('a collection that has grown too large to share gets a partition of its own, and is as it was', async () => {
  await archive.close();
  archive = await open({ exactLimit: 100, sharedLimit: 400 });
  const [one, two] = [archive.collection(large), archive.collection(other)];
  await fill(two, 4);
  await fill(one, 12);
  const vector = vectors.next();
  const options = { limit: 10, filter: everything };
  const before = await one.nearest(vector, options);
  const idsOf = (found: typeof before) => found.map(({ passageId }) => passageId);
  // A process that ends in the middle leaves it in two partitions, and whoever writes in it next goes on.
  await archive.close();
  archive = await open({ exactLimit: 100, sharedLimit: 400 });
  const moved = archive.collection(large);
  expect(idsOf(await moved.nearest(vector, options))).toEqual(idsOf(before));
  await fill(moved, 13);
  const moving = 'SELECT 1 FROM dateline.collections WHERE is_moving';
  while ((await pool.use((client) => client.query(moving, []))).rows.length > 0) await wait(10);
  const { rows } = await pool.use((client) =>
    client.query<{ readonly home: string; readonly place: string; readonly passages: number }>(
      `SELECT home, tableoid::regclass::text AS place, count(*) AS passages FROM dateline.passages
       GROUP BY home, place ORDER BY home`,
      [],
    ),
  );
  expect(rows).toEqual([
    { home: '', place: expect.stringMatching(/passages_shared_/), passages: 4 * passagesPerArticle },
    { home: large, place: expect.stringMatching(/passages_own_/), passages: 13 * passagesPerArticle },
  ]);
  const untouched = archive.collection(other);
  expect(await moved.keyword(formsOf('line'), { limit: 999, filter: everything })).toHaveLength(650);
  expect(await moved.stats()).toMatchObject({ articles: 13, passages: 650 });
  expect(await moved.verify()).toEqual([]);
  expect(await untouched.stats()).toMatchObject({ articles: 4, passages: 200 });
  await moved.delete();
  const own = "SELECT 1 FROM pg_class WHERE relname LIKE 'passages_own_%' AND relkind = 'r'";
  expect((await pool.use((client) => client.query(own, []))).rows).toEqual([]);
  await fill(moved, 1);
  expect(await moved.stats()).toMatchObject({ articles: 1, passages: passagesPerArticle });
  expect(await untouched.stats()).toMatchObject({ articles: 4, passages: 200 });
});
