import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import type { Collection, SearchFilter } from '../../../src/archive/collection.js';
import type { Article } from '../../../src/archive/article.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import { toVectorBytes } from '../../../src/archive/embedded/vector-bytes.js';
import { formsOf, sampleAnswer, sampleContent, samplePassages, sampleVector } from '../sample-articles.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const ana = { id: '1', name: 'ana' };
const removal = { at: '2026-03-01T12:00:00.000Z', by: ana };

/** Long enough to lie on pages of its own, with words that no other text holds. */
const paragraphs = Array.from(
  { length: 60 },
  (_, line) =>
    `Zwyndlehurst number ${line} was quoxified by the brellowing of Kvarnstadd in hall ${line * 7}.`,
);
const first = sampleContent({
  title: 'Quoxified hall',
  outlet: 'Harbour Post',
  url: 'https://harbour.example/hall',
  text: paragraphs.join('\n\n'),
  authors: ['Mirabel Ostrander-Kipp'],
  original: { mediaType: 'text/plain', bytes: Buffer.from(paragraphs.join('\n')) },
});
const second = { ...first, text: `${first.text}\n\nThe plintering vestibule of Drosk was closed.` };

/** What must not be left: sentences, words, authors, vectors and the packed original. */
const traces: readonly (readonly [string, Buffer])[] = [
  ...['brellowing of Kvarnstadd', 'plintering vestibule', 'zwyndlehurst', 'Ostrander'].map(
    (text) => [text, Buffer.from(text)] as const,
  ),
  ['stem in the index of words', Buffer.from('kvarnstadd')],
  ['vector of a passage', toVectorBytes(sampleVector(paragraphs[3] ?? ''))],
  ['packed original', packed(first.original?.bytes ?? new Uint8Array()).subarray(20, 80)],
];

function packed(bytes: Uint8Array): Buffer {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength },
  });
}

/** Which traces stand in any file under the folder, whatever its capitals; those of numbers as they are. */
async function tracesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  const found = new Set<string>();
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    const lower = Buffer.from(bytes.toString('latin1').toLowerCase(), 'latin1');
    for (const [what, trace] of traces) {
      const folded = Buffer.from(trace.toString('latin1').toLowerCase(), 'latin1');
      if (lower.includes(folded)) found.add(what);
    }
  }
  return [...found].toSorted();
}

async function open(folder: string): Promise<Archive> {
  const { logger } = recordingLogger();
  return closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
}

async function addOthers(collection: Collection, mark: string, count: number): Promise<void> {
  const source = new ClusteredVectors(sampleProfile.dimension, mark.length);
  const vectors = Array.from({ length: count }, () => source.next());
  await addVectors(collection, mark, vectors);
}

function quoting({ id, version, title, outlet, url, provenance }: Article) {
  const quote = paragraphs[5] ?? '';
  const start = first.text.indexOf(quote);
  const span = { start, end: start + quote.length };
  const retrievedAt = first.retrievedAt;
  const source = { n: 1, collection: 'local', article: id, version, externalId: null, title, outlet, url };
  return sampleAnswer({
    id: 'quoting',
    verdict: 'answered',
    sources: [{ ...source, authors: first.authors, publishedAt: null, retrievedAt, provenance }],
    findings: [{ source: 1, quote, ...span, key: span, speaker: 'Kvarnstadd', score: 0.9 }],
  });
}

describe.each([
  ['that is compared', 300, 300],
  ['that has an index', 2_100, 300],
])('in a collection %s', (_what, before, after) => {
  test('nothing of a purged article is left in any file, and everything of the others is', async () => {
    const folder = await temporaryFolder();
    const archive = await open(folder);
    const local = archive.collection(localCollection);
    await addOthers(local, 'before', before);
    const { article } = await local.add(first, samplePassages(first.text));
    await local.saveAnswer(quoting(article));
    await local.add(second, samplePassages(second.text));
    await addOthers(local, 'afterwards', after);
    await local.snapshot();
    expect(await tracesIn(folder)).toEqual(traces.map(([what]) => what).toSorted());
    const nearest = async () => {
      const source = new ClusteredVectors(sampleProfile.dimension, 99);
      const options = { limit: 5, filter: everything };
      const found = [];
      for (let query = 0; query < 5; query += 1) found.push(await local.nearest(source.next(), options));
      return found;
    };
    await local.remove(article.id, removal);
    const expected = await nearest();
    expect(await tracesIn(folder)).not.toEqual([]);

    expect(await local.purge(removal.at)).toBe(1);
    expect(await tracesIn(folder)).toEqual([]);
    expect(await nearest()).toEqual(expected);
    expect(await local.stats()).toMatchObject({ articles: 2, passages: before + after, answers: 1 });
    expect(await local.keyword(formsOf('line'), { limit: 9, filter: everything })).toHaveLength(9);
    expect(await local.answer('quoting')).toMatchObject({
      findings: [],
      sources: [{ title: 'Quoxified hall' }],
    });
    expect(await local.verify()).toEqual([]);
    await archive.close();
    expect(await tracesIn(folder)).toEqual([]);

    const again = await open(folder);
    const reopened = again.collection(localCollection);
    expect(await reopened.article(article.id)).toBeNull();
    expect(await reopened.removed(article.id)).toMatchObject({ title: 'Quoxified hall', isPurged: true });
    expect(await reopened.purge('2999-01-01T00:00:00.000Z')).toBe(0);
    const added = await reopened.add(first, samplePassages(first.text));
    expect(added).toMatchObject({ status: 'added', article: { version: 1 } });
    expect(added.article.id).not.toBe(article.id);
    expect(await reopened.verify()).toEqual([]);
  });
});

test('calls that come in while a purge is under way wait for it, and are done', async () => {
  const archive = await open(await temporaryFolder());
  const local = archive.collection(localCollection);
  const { article } = await local.add(first, samplePassages(first.text));
  await addOthers(local, 'others', 50);
  await local.remove(article.id, removal);
  const purging = local.purge(removal.at);
  const counts = await Promise.all(Array.from({ length: 20 }, () => local.articleCount()));
  expect(new Set(counts)).toEqual(new Set([1]));
  expect(await purging).toBe(1);
});

test('an index that was brought back up to date after an undo finds as before', async () => {
  const archive = await open(await temporaryFolder());
  const local = archive.collection(localCollection);
  const { article } = await local.add(first, samplePassages(first.text));
  await addOthers(local, 'others', 2_100);
  await local.snapshot();
  const options = { limit: 3, filter: everything };
  const vector = sampleVector(paragraphs[3] ?? '');
  // All its passages have the same words, so that the same score is another one's as well.
  const scores = async () => (await local.nearest(vector, options)).map(({ score }) => score);
  const expected = await scores();
  await local.remove(article.id, removal);
  await local.snapshot();
  expect((await scores())[0]).toBeLessThan(expected[0] ?? 0);
  expect((await local.restore(article.id)).status).toBe('restored');
  await local.snapshot();
  expect(await scores()).toEqual(expected);
});
