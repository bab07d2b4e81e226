import { expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { SearchFilter } from '../../../src/archive/collection.js';
import { IndexBudget } from '../../../src/archive/embedded/index-budget.js';
import { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const passages = 40;
const source = new ClusteredVectors(sampleProfile.dimension);

/** Three collections with saved indexes, opened anew under a budget. */
async function reopened(budget: IndexBudget) {
  const root = await temporaryFolder();
  const { logger } = recordingLogger();
  const open = (name: string): OpenCollection =>
    new OpenCollection({
      id: guildCollection(name),
      folder: `${root}/${name}`,
      profile: sampleProfile,
      logger,
      budget,
      exactSearchLimit: 10,
    });
  for (const name of ['1', '2', '3']) {
    const collection = open(name);
    const vectors = Array.from({ length: passages }, () => source.next());
    await addVectors(collection.changes, `article of ${name}`, vectors);
    await collection.keeper.save();
    await collection.close();
  }
  return {
    one: closeAfterwards(open('1')),
    two: closeAfterwards(open('2')),
    three: closeAfterwards(open('3')),
  };
}

/** As a question does. */
async function search(collection: OpenCollection): Promise<readonly number[]> {
  const found = await collection.nearest(source.next(), { limit: 5, filter: everything });
  await collection.keeper.settled();
  return found.map(({ passageId }) => passageId);
}

test('opening a collection, and looking at what it holds, takes no memory for its index; a search loads it', async () => {
  const budget = new IndexBudget(Infinity);
  const { one } = await reopened(budget);
  expect([one.articles.count(), one.outlets.outlets()]).toEqual([1, []]);
  await one.stats();
  await one.keeper.settled();
  expect([one.keeper.bytes, budget.bytes]).toEqual([0, 0]);
  expect(await search(one)).toHaveLength(5);
  expect(one.keeper.size).toBe(passages);
  expect(budget.bytes).toBe(one.keeper.bytes);
});

test('past the budget the index that was not used for longest gives its memory back, and the same is found', async () => {
  const probe = new IndexBudget(Infinity);
  const measured = await reopened(probe);
  await search(measured.one);
  const budget = new IndexBudget(2.5 * probe.bytes);
  const { one, two, three } = await reopened(budget);
  for (const collection of [one, two, one, three]) expect(await search(collection)).toHaveLength(5);
  await budget.settled();
  expect([one, two, three].map(({ keeper }) => keeper.size)).toEqual([passages, 0, passages]);
  expect(await search(two)).toHaveLength(5);
  await budget.settled();
  expect([one, two, three].map(({ keeper }) => keeper.size)).toEqual([0, passages, passages]);
});

test('an index that grows beside others counts as it grows', async () => {
  const probe = new IndexBudget(Infinity);
  const measured = await reopened(probe);
  await search(measured.one);
  const budget = new IndexBudget(2.2 * probe.bytes);
  const { one, two } = await reopened(budget);
  await search(one);
  await search(two);
  // More than an index has room for at first.
  const many = Array.from({ length: 4_200 }, () => source.next());
  await addVectors(two.changes, 'a long article', many);
  await two.keeper.settled();
  await budget.settled();
  expect([one.keeper.size, two.keeper.size]).toEqual([0, passages + many.length]);
});
