import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sampleContent, samplePassages } from '../../sample-articles.js';
import { addVectors, ClusteredVectors } from '../clustered-passages.js';
import {
  closeAfterwards,
  openCollection,
  sampleProfile,
  temporaryFolder,
  damagesOf,
} from '../temporary-collection.js';

const orchard = sampleContent({
  title: 'Orchard sold',
  text: 'The orchard was sold.\n\nIt has ninety trees.',
});

async function damagedBy(statement: string) {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  await collection.changes.add(orchard, samplePassages(orchard.text));
  expect(await damagesOf(collection)).toEqual([]);
  collection.connection.execute(statement);
  return damagesOf(collection);
}

test.each([
  [
    'a text',
    "UPDATE versions SET text = replace(text, 'ninety', 'eighty')",
    /^article a\w+, version 1 \(“Orchard sold”\)$/,
  ],
  ['a date', "UPDATE versions SET published_at = '2020-01-01'", /^article/],
  ['a vector', "UPDATE vectors SET vector = x'00000000' WHERE passage_id = 2", /^passage 2 of article/],
  ['an offset', 'UPDATE passages SET start_offset = start_offset + 1 WHERE id = 1', /^passage 1/],
  ['a missing vector', 'DELETE FROM vectors WHERE passage_id = 1', /^passage 1/],
  ['the keyword index', 'DELETE FROM passage_words WHERE rowid = 1', /^keyword index of the passages$/],
  [
    'an orphan',
    "PRAGMA foreign_keys = OFF; INSERT INTO answer_messages VALUES ('1', 'none')",
    /archive\.sqlite$/,
  ],
])('finds damage to %s', async (_case, statement, where) => {
  const found = await damagedBy(statement);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ where: expect.stringMatching(where) });
});

test('finds a damaged file of the vector index', async () => {
  const folder = await temporaryFolder();
  const { collection } = openCollection(folder);
  closeAfterwards(collection);
  const source = new ClusteredVectors(sampleProfile.dimension);
  const vectors = Array.from({ length: 2_100 }, () => source.next());
  await addVectors(collection.changes, 'many', vectors);
  await collection.keeper.save();
  expect(await damagesOf(collection)).toEqual([]);
  const file = join(folder, 'index-1.hnsw');
  const written = await readFile(file);
  written[written.length - 7] = (written[written.length - 7] ?? 0) ^ 4;
  await writeFile(file, written);
  expect(await damagesOf(collection)).toMatchObject([{ where: 'vector index' }]);
});
