import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  makeSampleArchive,
  samplePassages,
  sampleProfile,
  sampleReport,
} from '../../../../bench/damage/sample-archive.js';
import { flipBit } from '../../../../bench/damage/judge-flip.js';
import type { Remedies } from '../../../../src/archive/damage.js';
import { localCollection } from '../../../../src/archive/collection-id.js';
import { repairClosedDesk, verifyClosedArchive } from '../../../../src/archive/embedded/closed-archive.js';
import { Connection } from '../../../../src/archive/embedded/connection.js';
import { copyOfSample, openSample, remedies, sampleArchive } from './damaged-files.js';

const noRemedies: Remedies = {
  readAgain: async () => [],
  passagesOf: async () => {
    throw new Error('There is no model.');
  },
};

/** Changes what is stored past every checksum, as damage does. */
function damage(path: string, ...statements: readonly string[]): void {
  const connection = new Connection(path, 0);
  const triggers = connection.all<{ readonly name: string; readonly sql: string }>(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
  );
  for (const { name } of triggers) connection.execute(`DROP TRIGGER ${name}`);
  for (const statement of statements) connection.execute(statement);
  for (const { sql } of triggers) connection.execute(sql);
  connection.close();
}

const firstArticle = sampleReport(1);

/** An archive of fourteen articles that each test has a copy of. */
let prepared: string;

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'dateline-sample-'));
  await makeSampleArchive(prepared, 14);
});
afterAll(() => rm(prepared, { recursive: true, force: true }));

test('a text that is damaged in many bits is read again from its original', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  damage(
    path,
    `UPDATE versions SET text = replace(text, 'officials', 'nobodies') WHERE title = '${firstArticle.title}'`,
  );
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  expect(await collection.verify()).toMatchObject([
    {
      where: expect.stringContaining(`“${firstArticle.title}”`),
      problem: 'Its text is not what was stored.',
    },
  ]);
  const repaired = await collection.repair(remedies);
  expect(repaired[0]).toMatchObject({ done: expect.stringContaining('read again from what it was made of') });
  expect(repaired.at(-1)).toMatchObject({ done: expect.stringContaining('archive.damaged-') });
  expect(await collection.verify()).toEqual([]);
  const found = await collection.list(
    { outlet: null, since: null, until: null, by: null, title: firstArticle.title },
    { offset: 0, limit: 5 },
  );
  const id = found.articles[0]?.id ?? '';
  expect((await collection.article(id))?.text).toBe(firstArticle.text);
  expect((await readdir(dirname(path))).filter((name) => name.includes('damaged'))).toHaveLength(1);
});

test('a text of which nothing whole is left is lost, and that is said; the others stay', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  damage(
    path,
    `UPDATE versions SET text = 'Nothing of it.' WHERE title = '${firstArticle.title}'`,
    'DELETE FROM originals',
  );
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  const before = await collection.articleCount();
  const repaired = await collection.repair(noRemedies);
  expect(repaired).toContainEqual(
    expect.objectContaining({
      where: expect.stringContaining(`“${firstArticle.title}”`),
      done: expect.stringMatching(/^It is lost: add it again/),
    }),
  );
  expect(await collection.articleCount()).toBe(before - 1);
  expect(await collection.verify()).toEqual([]);
});

test('passages and vectors are made anew from the text', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  damage(
    path,
    'DELETE FROM vectors WHERE passage_id = (SELECT min(id) FROM passages WHERE searchable = 1)',
    'UPDATE vectors SET vector = zeroblob(1536) WHERE passage_id = (SELECT max(id) FROM passages WHERE searchable = 1)',
  );
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  const { passages } = await collection.stats();
  const repaired = await collection.repair(remedies);
  expect(repaired.filter(({ done }) => done.includes('made anew from the text'))).toHaveLength(2);
  expect(await collection.verify()).toEqual([]);
  expect((await collection.stats()).passages).toBe(passages);
  const [first] = samplePassages(sampleReport(0));
  const vector = first?.vector ?? new Float32Array();
  const filter = { since: null, until: null, outlet: null, keepUndated: true };
  expect((await collection.nearest(vector, { limit: 1, filter }))[0]?.score).toBeCloseTo(1, 5);
});

test('without a model a passage that is lost is said to be, and its article is kept', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  damage(path, 'DELETE FROM vectors WHERE passage_id = (SELECT min(id) FROM passages WHERE searchable = 1)');
  const archive = await openSample(folder);
  const repaired = await archive.collection(localCollection).repair(noRemedies);
  expect(repaired).toContainEqual(
    expect.objectContaining({ done: expect.stringContaining('could not be made anew: There is no model.') }),
  );
});

test('a damaged page loses what stands on it, and nothing else', async () => {
  const { folder, collection: path } = await sampleArchive(40);
  const connection = new Connection(path, 0);
  const page = connection.number(
    "SELECT max(pageno) FROM dbstat WHERE name = 'passages' AND pagetype = 'leaf'",
  );
  connection.close();
  const bytes = await readFile(path);
  bytes.fill(0xff, (page - 1) * 4_096, page * 4_096);
  await writeFile(path, bytes);
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  expect(await collection.verify()).not.toEqual([]);
  const repaired = await collection.repair(remedies);
  expect(repaired).toContainEqual(
    expect.objectContaining({ where: 'table passages', done: expect.stringMatching(/^They are left out/) }),
  );
  expect(await collection.verify()).toEqual([]);
  const { article } = (await collection.find({ url: null, externalId: 'x36', textHash: '' })) ?? {
    article: null,
  };
  expect(article?.title).toBe(sampleReport(36).title);
});

test('a damaged answer is not shown, and a damaged text not quoted, before anybody has looked for damage', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  damage(
    path,
    "UPDATE answers SET answer = replace(answer, 'officials', 'nobodies') WHERE id = 'answer2'",
    `UPDATE versions SET text = replace(text, 'officials', 'nobodies') WHERE title = '${firstArticle.title}'`,
  );
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  await expect(collection.answer('answer2')).rejects.toMatchObject({ code: 'answer-damaged' });
  expect(await collection.answer('answer3')).toMatchObject({ id: 'answer3' });
  const damaged = await collection.find({ url: firstArticle.url, externalId: null, textHash: '' });
  expect(await collection.versionText(damaged?.article.id ?? '', 1)).toBeNull();
});

test('a desk that cannot be opened is written anew, and the damaged file is kept', async () => {
  const { folder, desk } = await copyOfSample(prepared);
  flipBit(desk, { byte: 3, bit: 2 });
  await expect(openSample(folder)).rejects.toMatchObject({
    code: 'archive-damaged',
    message: expect.stringContaining('dateline verify --repair'),
  });
  expect(await verifyClosedArchive(folder, sampleProfile)).toMatchObject([{ collection: '*', where: desk }]);
  expect(await repairClosedDesk(folder)).toMatchObject([
    { where: desk, done: expect.stringContaining('written anew') },
    { done: expect.stringContaining('desk.damaged-') },
  ]);
  expect(await verifyClosedArchive(folder, sampleProfile)).toEqual([]);
  const archive = await openSample(folder);
  expect(await archive.settings.get(localCollection, 'setting-3')).toEqual({
    value: 3,
    words: 'as it was chosen',
  });
  expect(await archive.feeds.list(localCollection)).toHaveLength(12);
});

test('a file of which nothing can be read is left as it was, and the way out is named', async () => {
  const { folder, collection: path } = await copyOfSample(prepared);
  const wrecked = Buffer.alloc((await stat(path)).size, 'x');
  await writeFile(path, wrecked);
  const archive = await openSample(folder);
  const [repaired] = await archive.collection(localCollection).repair(remedies);
  expect(repaired?.done).toMatch(
    /left as it was\. Nothing of the archive file .* can be read .*dateline restore/,
  );
  expect((await readFile(path)).equals(wrecked)).toBe(true);
  expect(existsSync(join(dirname(path), 'archive.repair'))).toBe(false);
});
