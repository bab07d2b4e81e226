import { mkdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { databaseFile } from '../../../src/archive/embedded/collection-files.js';
import { collectionMigrations } from '../../../src/archive/embedded/collection-schema.js';
import { sampleContent, samplePassages, sampleVector } from '../sample-articles.js';
import { sampleGrouping, sampleJudge } from '../sample-stories.js';
import { openFirstSchema, writeAsFirstSchema } from './first-schema.js';
import { closeAfterwards, openCollection, temporaryFolder, damagesOf } from './temporary-collection.js';

const orchard = sampleContent({
  text: 'The orchard was sold.\n\nIt has ninety trees.',
  url: 'https://a.example/1',
});
const buyer = sampleContent({ text: 'A brewer bought the orchard.', url: 'https://b.example/1' });
const judge = sampleJudge({ 'orchard buyer': 0.9 });

test('articles of the first schema are in no story, and find theirs when they are grouped', async () => {
  const folder = await temporaryFolder();
  await mkdir(folder, { recursive: true });
  const first = openFirstSchema(databaseFile(folder));
  writeAsFirstSchema(first, { ...orchard, text: 'The orchard is for sale.' });
  writeAsFirstSchema(first, orchard, 2);
  first.close();

  const { collection } = openCollection(folder);
  closeAfterwards(collection);
  expect(collection.connection.pragma('user_version')).toBe(collectionMigrations.length);
  const [waiting, ...rest] = collection.changes.ungrouped({ after: null, limit: 10 });
  expect(rest).toEqual([]);
  expect(waiting?.article).toMatchObject({ text: orchard.text, version: 2 });
  expect(waiting?.vectors).toEqual([
    sampleVector('The orchard was sold.'),
    sampleVector('It has ninety trees.'),
  ]);
  const grouping = sampleGrouping('buyer', judge);
  const { article } = await collection.changes.add(buyer, samplePassages(buyer.text), grouping);
  expect(collection.stories.storiesOf([article.id]).get(article.id)?.articles).toHaveLength(1);
  if (waiting) collection.changes.group(waiting.article, sampleGrouping('orchard', judge));
  expect(collection.changes.ungrouped({ after: null, limit: 10 })).toEqual([]);
  expect(collection.stories.storiesOf([article.id]).get(article.id)?.articles).toHaveLength(2);
  expect(await damagesOf(collection)).toEqual([]);
});

test('where its story cannot be found, nothing of an article is kept', async () => {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  await collection.changes.add(orchard, samplePassages(orchard.text), sampleGrouping('orchard', judge));
  const broken = {
    ...judge,
    part: () => {
      throw new Error('no judgement');
    },
  };
  const adding = collection.changes.add(buyer, samplePassages(buyer.text), sampleGrouping('buyer', broken));
  await expect(adding).rejects.toThrow('no judgement');
  expect(collection.articles.count()).toBe(1);
  expect(collection.connection.number('SELECT count(*) FROM story_signs')).toBe(1);
  expect(
    await collection.changes.add(buyer, samplePassages(buyer.text), sampleGrouping('buyer', judge)),
  ).toMatchObject({
    status: 'added',
  });
});

test('a new version takes its marks and links along, and leaves none of the old', async () => {
  const { collection } = openCollection(await temporaryFolder());
  closeAfterwards(collection);
  const { connection } = collection;
  await collection.changes.add(
    buyer,
    samplePassages(buyer.text),
    sampleGrouping('buyer', judge, { terms: [1, 2] }),
  );
  await collection.changes.add(
    orchard,
    samplePassages(orchard.text),
    sampleGrouping('orchard', judge, { terms: [1, 3] }),
  );
  expect(connection.number('SELECT count(*) FROM story_links')).toBe(2);
  const changed = { ...orchard, text: 'The pond has frozen.' };
  await collection.changes.add(
    changed,
    samplePassages(changed.text),
    sampleGrouping('pond', judge, { terms: [4] }),
  );
  expect(connection.number('SELECT count(*) FROM story_links')).toBe(0);
  expect(connection.all('SELECT term FROM story_marks ORDER BY term')).toEqual([
    { term: 1 },
    { term: 2 },
    { term: 4 },
  ]);
});
