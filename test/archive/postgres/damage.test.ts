import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Collection } from '../../../src/archive/collection.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { Remedies } from '../../../src/archive/damage.js';
import { openArchiveOn } from '../../../src/archive/postgres/open-postgres-archive.js';
import type { PostgresArchive } from '../../../src/archive/postgres/postgres-archive.js';
import { createLogger } from '../../../src/logger.js';
import { add, bridge, everything, ferry, textsOf } from '../../contracts/archive/samples.js';
import {
  formsOf,
  sampleAnswer,
  sampleContent,
  sampleDimension,
  samplePassages,
  sampleVector,
} from '../sample-articles.js';
import { emptyDatabase } from './empty-database.js';
import { PglitePool } from './pglite-pool.js';

let pool: PglitePool;
let archive: PostgresArchive;
let local: Collection;

beforeAll(async () => {
  pool = await PglitePool.open();
});

beforeEach(async () => {
  archive = await openArchiveOn(pool, 'PGlite', {
    profile: { fingerprint: 'sample', dimension: sampleDimension },
    logger: createLogger('silent'),
  });
  local = archive.collection(localCollection);
});

afterEach(async () => {
  await archive.close();
  await emptyDatabase(pool);
});

afterAll(() => pool.end());

const damage = (sql: string) =>
  pool.use((client) => client.execute(`SET search_path TO dateline, public; ${sql}`));

const remedies: Remedies = {
  readAgain: async (original) => [new TextDecoder().decode(original.bytes)],
  passagesOf: async ({ text }) => samplePassages(text),
};

test('what is changed behind its back is found, not quoted, and mended from what is whole', async () => {
  const original = { mediaType: 'text/plain', bytes: new TextEncoder().encode(ferry.text) };
  const { article } = await add(local, { ...ferry, original });
  await add(local, bridge);
  await local.saveAnswer(sampleAnswer({ id: 'kept' }));
  await local.saveAnswer(sampleAnswer({ id: 'lost' }));
  expect(await local.verify()).toEqual([]);
  await damage(
    `UPDATE versions SET text = replace(text, 'twice', 'seven') WHERE article_id = '${article.id}'`,
  );
  await damage(`UPDATE passages SET embedding = (SELECT embedding FROM passages WHERE id = 3) WHERE id = 1`);
  await damage(`UPDATE answers SET answer = replace(answer, 'ferry', 'fairy') WHERE id = 'lost'`);
  expect((await local.verify()).map(({ where }) => where)).toEqual([
    `article ${article.id}, version 1`,
    `passage 1 of article ${article.id}, version 1`,
    'answer lost',
  ]);
  expect(await local.versionText(article.id, 1)).toBeNull();
  await expect(local.answer('lost')).rejects.toMatchObject({ code: 'answer-damaged' });

  const repaired = await local.repair(remedies);
  expect(repaired.map(({ done }) => done)).toEqual([
    'It was mended.',
    'It was mended.',
    'It was deleted: ask the question once more.',
  ]);
  expect(await local.verify()).toEqual([]);
  expect(await local.versionText(article.id, 1)).toBe(ferry.text);
  const [nearest] = await local.nearest(sampleVector('Tickets cost nine crowns, said the mayor.'), {
    limit: 1,
    filter: everything,
  });
  expect(nearest?.score).toBeCloseTo(1, 5);
  expect(await local.stats()).toMatchObject({ articles: 2, passages: 4, answers: 1 });
  expect((await local.termFrequencies([formsOf('ferry')])).documents).toEqual([2]);
});

test('what cannot be mended stays, is not quoted, and says so', async () => {
  const { article } = await add(local, ferry);
  await damage(`UPDATE versions SET title = 'Fairy line opens' WHERE article_id = '${article.id}'`);
  const [told] = await local.repair(remedies);
  expect(told?.done).toBe('It could not be mended and is not quoted: take it from a backup of the database.');
  expect(await local.versionText(article.id, 1)).toBeNull();
  expect(await local.verify()).toHaveLength(1);
});

test('phrases are found where their words stand together, and words of any length', async () => {
  const long = 'x'.repeat(5_000);
  await add(local, sampleContent({ text: 'The old stone bridge fell.' }));
  await add(local, sampleContent({ text: 'The bridge is old, and of stone.' }));
  await add(local, sampleContent({ text: `A word of ${long} letters, and ${long}y.` }));
  const options = { limit: 5, filter: everything };
  const found = async (...phrases: string[]) =>
    textsOf(local, await local.keyword(formsOf(...phrases), options));
  expect(await found('old stone')).toEqual(['The old stone bridge fell.']);
  expect(await found('stone old')).toEqual([]);
  expect((await found('old stone', 'bridge'))[0]).toBe('The old stone bridge fell.');
  expect(await found('old stone', 'bridge')).toHaveLength(2);
  expect(await found(long)).toHaveLength(1);
  const { documents } = await local.termFrequencies([formsOf('old stone'), formsOf('bridge', 'old stone')]);
  expect(documents).toEqual([1, 2]);
});
