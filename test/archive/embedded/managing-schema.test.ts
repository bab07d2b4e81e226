import { mkdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { databaseFile } from '../../../src/archive/embedded/collection-files.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { formsOf, sampleContent, samplePassages } from '../sample-articles.js';
import { openFirstSchema, writeAsFirstSchema } from './first-schema.js';
import { closeAfterwards, openCollection, temporaryFolder, damagesOf } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const ana = { id: '1', name: 'ana' };
const fetched = sampleContent({
  title: 'Orchard sold',
  outlet: 'Coast Wire',
  url: 'http://www.wire.example/orchard/?id=3',
  text: 'The orchard was sold.',
  provenance: { kind: 'fetched', host: 'www.wire.example' },
});
const pasted = sampleContent({
  outlet: 'Coast Wire',
  text: 'The orchard burned.',
  provenance: { kind: 'pasted', by: ana },
});
const anonymous = sampleContent({
  outlet: 'Valley Courier',
  text: 'The orchard is for rent.',
  provenance: { kind: 'file', fileName: 'orchard.txt', by: null },
});

const earlier = Array.from({ length: collectionMigrations.length - 1 }, (_, index) => index + 1);

describe.each(earlier)('an archive of schema %i', (schema) => {
  async function openMigrated() {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    const first = openFirstSchema(databaseFile(folder));
    for (const content of [fetched, pasted, anonymous]) writeAsFirstSchema(first, content);
    writeAsFirstSchema(first, { ...pasted, text: fetched.text.replace('sold', 'given away') });
    writeAsFirstSchema(first, { ...fetched, text: 'The orchard was sold twice.' }, 2);
    first.close();
    openDatabase(databaseFile(folder), collectionMigrations.slice(0, schema)).close();
    const { collection } = openCollection(folder);
    return closeAfterwards(collection);
  }

  test('lists its outlets by who vouches for them, and knows who added what', async () => {
    const collection = await openMigrated();
    expect(collection.connection.pragma('user_version')).toBe(collectionMigrations.length);
    expect(collection.outlets.outlets()).toEqual([
      'Coast Wire (as given)',
      'Coast Wire',
      'Valley Courier (as given)',
    ]);
    const filter = { ...everything, outlet: 'Coast Wire' };
    const hits = collection.keywords.search(formsOf('orchard'), { limit: 9, filter });
    expect(collection.passages.passages(hits.map((hit) => hit.passageId))).toMatchObject([
      { text: 'The orchard was sold twice.' },
    ]);
    expect(collection.terms.search(formsOf('orchard'), { limit: 9, filter })).toHaveLength(1);
    const all = { outlet: null, since: null, until: null, by: null, title: null };
    const range = { offset: 0, limit: 9 };
    expect(collection.lister.list({ ...all, by: 'ana' }, range).total).toBe(2);
    expect(collection.lister.list(all, range).total).toBe(4);
    expect(await damagesOf(collection)).toEqual([]);
  });

  test('meets its articles by other forms of their URLs, and lets them be removed and brought back', async () => {
    const collection = await openMigrated();
    const identity = { externalId: null, textHash: 'other' };
    const met = collection.articles.find({ ...identity, url: 'https://m.wire.example/orchard?id=3&amp=1' });
    expect(met).toMatchObject({ same: 'url', article: { version: 2, title: 'Orchard sold' } });
    expect(collection.articles.find({ ...identity, url: 'https://wire.example/orchard?id=4' })).toBeNull();
    const id = met?.article.id ?? '';
    expect(collection.changes.remove(id, { at: '2026-03-01T12:00:00.000Z', by: ana })).toMatchObject({
      addedBy: null,
    });
    expect(collection.changes.restore(id)).toMatchObject({ status: 'restored', article: { id, version: 2 } });
    const later = { ...fetched, text: 'The orchard was sold once more.' };
    expect(await collection.changes.add(later, samplePassages(later.text))).toMatchObject({
      status: 'updated',
      article: { id, version: 3 },
    });
    expect(await damagesOf(collection)).toEqual([]);
  });
});
