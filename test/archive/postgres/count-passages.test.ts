import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { sampleDimension } from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { PglitePool } from './pglite-pool.js';

const ours = guildCollection('1');
const theirs = guildCollection('2');
let pool: PglitePool;

beforeAll(async () => {
  pool = await PglitePool.open();
  const profile = { fingerprint: 'sample', dimension: sampleDimension };
  const archive = await openArchiveOn(pool, 'PGlite', { profile, logger: createLogger('silent') });
  await archive.close();
});

beforeEach(() => emptyDatabase(pool));

afterAll(() => pool.end());

/** Passages of the words 1 and 2, every second one in this order, and every tenth with a 3. */
async function fill(collection: string, passages: number): Promise<void> {
  await pool.use(async (client) => {
    await client.query('INSERT INTO dateline.collections (collection) VALUES ($1)', [collection]);
    await client.query(
      `INSERT INTO dateline.passage_words (collection, passage_id, day, outlet_key, tokens, weights)
       SELECT $1, id, '', '', CASE WHEN id % 2 = 0 THEN ARRAY[1, 2] ELSE ARRAY[2, 1] END
         || CASE WHEN id % 10 = 0 THEN ARRAY[3] ELSE ARRAY[]::integer[] END, '{1:1}/10' FROM generate_series(1, $2::integer) AS id`,
      [collection, passages],
    );
  });
}

async function count(words: readonly number[], ...phrases: readonly string[]): Promise<unknown> {
  return pool.use(async (client) => {
    await client.query("SELECT set_config('dateline.collection', $1, false)", [ours]);
    const { rows } = await client.query<{ readonly count: number }>(
      'SELECT dateline.count_passages($1::integer[], $2::text[]) AS count',
      [words, phrases],
    );
    return rows[0]?.count;
  });
}

test('passages that hold a phrase are counted', async () => {
  await fill(ours, 100);
  await fill(theirs, 300);
  expect(await count([], '{1,2}')).toBe(50);
  expect(await count([], '{1,2,3}')).toBe(10);
  expect(await count([], '{2,3}', '{1,2}')).toBe(50);
  expect(await count([4], '{1,4}')).toBe(0);
});

test('a passage counts once, of however many words and phrases', async () => {
  await fill(ours, 100);
  expect(await count([3], '{1,2}')).toBe(50);
  expect(await count([1, 2], '{1,2}', '{2,1}')).toBe(100);
});

test('of very many every n-th is read, and the others are taken to be alike', async () => {
  await fill(ours, 5_000);
  await fill(theirs, 5_000);
  near(await count([], '{1,2}'), 2_500);
  // The rarer phrase is of the same sample, so that what holds both counts once.
  near(await count([], '{2,3}', '{1,2}'), 2_500);
  near(await count([3], '{1,2}'), 2_500);
  expect(await count([], '{1,2,3}')).toBe(500);
});

function near(value: unknown, expected: number): void {
  expect(value).toBeGreaterThan(expected * 0.99);
  expect(value).toBeLessThan(expected * 1.01);
}
