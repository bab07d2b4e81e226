import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { pino } from 'pino';
import type { ArticleState } from '../../../bench/torture/article-state.js';
import { checkArchive, collectionFolder, type Fault } from '../../../bench/torture/check-archive.js';
import { inventedArticle } from '../../../bench/torture/invented-article.js';
import type { Expected } from '../../../bench/torture/ledger.js';
import { makeOldArchive } from '../../../bench/torture/old-archive.js';
import { openTortureArchive } from '../../../bench/torture/torture-archive.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { databaseFile } from '../../../src/archive/embedded/collection-files.js';
import { Connection } from '../../../src/archive/embedded/connection.js';

let folder: string;
let expected: Expected;

/** An archive that was brought to today's schema by its first check; each test has a copy. */
let prepared: string;
let faultsAtFirst: readonly Fault[];

beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'dateline-check-'));
  folder = prepared;
  expected = makeOldArchive(folder, 4);
  faultsAtFirst = await faults();
});
afterAll(() => rm(prepared, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-check-'));
  await cp(prepared, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function faults(owed: Expected = expected) {
  const verdict = await checkArchive({
    folder,
    expected: owed,
    revisions: { old1: ['f1'] },
    isCheaplyEmbedded: true,
    mayRebuildIndex: false,
  });
  return verdict.faults;
}

function execute(statement: string): void {
  const connection = new Connection(databaseFile(collectionFolder(folder)), 0);
  connection.execute(statement);
  connection.close();
}

test('an archive that holds what it owes has no fault, and none when it is opened again', async () => {
  expect(faultsAtFirst).toEqual([]);
  expect(await faults()).toEqual([]);
});

test.each([
  ['an article is gone', "DELETE FROM articles WHERE url LIKE '%/old1'", 'lost', /^old1 is absent/],
  [
    'a version is gone',
    "DELETE FROM versions WHERE version = 1 AND text LIKE '%old3%'",
    'lost',
    /^old3 is kept:f2/,
  ],
  [
    'a text is changed',
    "UPDATE versions SET text = replace(text, 'part 1', 'part 9')",
    'half',
    /not what was given/,
  ],
  ['a vector is gone', 'DELETE FROM vectors WHERE passage_id = 2', 'half', /without a vector/],
  ['words are gone', 'DELETE FROM passage_words WHERE rowid = 1', 'half', /passages without words/],
  [
    'words of nothing are there',
    "INSERT INTO passage_words (rowid, context, body) VALUES (999, '', 'a')",
    'half',
    /words without/,
  ],
  [
    'a removal was not to be purged',
    "UPDATE articles SET removed_at = '2026-01-01' WHERE url LIKE '%/old2'",
    'lost',
    /no job/,
  ],
])('%s', async (_case, statement, kind, what) => {
  execute(statement);
  expect(await faults()).toContainEqual({ kind, what: expect.stringMatching(what) });
});

test('a removed article is back, and one is there that nobody added', async () => {
  const { old2: _old2, ...rest } = expected;
  const removed: readonly ArticleState[] = ['removed:f1'];
  expect(await faults({ ...rest, old1: removed })).toEqual([
    { kind: 'back', what: 'old1 is kept:f1 and should be removed:f1' },
    { kind: 'half', what: 'old2 was never begun, and is there' },
  ]);
});

test('a word of a purged article stands in a file', async () => {
  const archive = await openTortureArchive(folder, pino({ level: 'silent' }));
  const collection = archive.collection(localCollection);
  const { url } = inventedArticle('old1', 'f1').hints;
  const found = await collection.find({ url, externalId: null, textHash: '' });
  const at = '2026-03-01T12:00:00.000Z';
  await collection.remove(found?.article.id ?? '', { at, by: { id: '7', name: 'ana' } });
  await collection.purge(at);
  await archive.close();
  const owed: Expected = { ...expected, old1: ['purged'] };
  expect(await faults(owed)).toEqual([]);
  await writeFile(join(folder, 'left.txt'), `It said ${inventedArticle('old1', 'f1').mark}.`);
  expect(await faults(owed)).toEqual([{ kind: 'back', what: expect.stringContaining('left.txt') }]);
});

test('an archive that cannot be opened has lost everything', async () => {
  await writeFile(join(folder, 'desk.sqlite'), Buffer.alloc(8_192, 'not a database '));
  expect(await faults()).toEqual([{ kind: 'lost', what: expect.stringMatching(/cannot be used/) }]);
});
