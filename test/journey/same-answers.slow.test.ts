import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { exactSearchLimit } from '../../src/archive/embedded/index-keeper.js';
import { addVectors, ClusteredVectors } from '../archive/embedded/clustered-passages.js';
import { shippedProfile } from '../embedding/shipped-profile.js';
import { askAll, readFixture, type GradedQuestion } from './graded-questions.js';
import { addArticles, newsroomArticles } from './newsroom-articles.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';
import { tooMany } from './shortfalls.js';

const house = pressHouse();
/** Every fifth: some forty-five, of every kind. */
const questions = readFixture<GradedQuestion>('questions.jsonl').filter((_, index) => index % 5 === 0);
const passagesOfOneFiller = 50;
let room: Newsroom;
/** What was answered at first, before the archive was ever closed. */
let first: readonly Answer[];

beforeAll(async () => {
  room = await house.open();
  // Old articles of no meaning, without which the archive is too small for an index.
  const vectors = new ClusteredVectors(shippedProfile.dimension);
  for (let count = 0; count <= exactSearchLimit; count += passagesOfOneFiller) {
    await addVectors(
      room.archive.collection(room.collection),
      `ledger ${count}`,
      Array.from({ length: passagesOfOneFiller }, () => vectors.next()),
      { publishedAt: '2009-01-01' },
    );
  }
  await addArticles(room.desk, room.collection, newsroomArticles());
  first = await ask(questions);
}, 180_000);

async function ask(asked: readonly GradedQuestion[]): Promise<readonly Answer[]> {
  return (await askAll(room.desk, room.collection, asked)).map(({ answer }) => answer);
}

/** All of an answer but what is new each time: its id, and when and how long. */
function lasting({ id: _id, askedAt: _askedAt, tookMs: _tookMs, ...rest }: Answer): string {
  return JSON.stringify(rest);
}

function verdictAndQuotation({ question, verdict, findings }: Answer): string {
  return `${question.toLowerCase()} – ${verdict}: ${findings[0]?.quote ?? ''}`;
}

/** Files of the collection's vector index. */
async function indexFiles(): Promise<readonly string[]> {
  const names = await readdir(room.folder, { recursive: true });
  return names
    .filter((name) => /index(?:-\d+)?\.(?:json|hnsw)$/.test(name))
    .map((name) => join(room.folder, name));
}

async function closeAndOpen(meanwhile?: () => Promise<void>): Promise<void> {
  const { folder } = room;
  await room.close();
  await meanwhile?.();
  room = await house.open({ folder });
}

test('asked again, a question gets the same answer to the byte', async () => {
  expect((await ask(questions)).map(lasting)).toEqual(first.map(lasting));
});

test('in another order, too', async () => {
  const backwards = await ask(questions.toReversed());
  expect(backwards.toReversed().map(lasting)).toEqual(first.map(lasting));
});

test('after closing and opening the archive, with the index that was saved', async () => {
  await closeAndOpen(async () => expect(await indexFiles()).toHaveLength(2));
  expect((await ask(questions)).map(lasting)).toEqual(first.map(lasting));
});

test('after the saved index is lost, with one built anew: the same verdict and first quotation', async () => {
  await closeAndOpen(async () => {
    for (const file of await indexFiles()) await rm(file);
  });
  const atOnce = await ask(questions);
  expect(atOnce.map(verdictAndQuotation)).toEqual(first.map(verdictAndQuotation));
  await closeAndOpen(async () => expect(await indexFiles()).toHaveLength(2));
  const later = await ask(questions);
  expect(later.map(verdictAndQuotation)).toEqual(first.map(verdictAndQuotation));
});

/**
 * So many of some forty questions may differ; five did when this was measured, all of them with a name that is misspelt
 * or that the article writes otherwise: in capitals nothing shows that it is a name.
 */
const mayDifferInCapitals = 6;

test('in capitals, a question gets the same verdict and first quotation but for a few', async () => {
  const english = questions.filter(({ tags }) => !tags?.includes('foreign-language'));
  const plain = await ask(english);
  const shouted = await ask(english.map((each) => ({ ...each, question: each.question.toUpperCase() })));
  const differing = shouted
    .map(verdictAndQuotation)
    .filter((words, index) => words !== verdictAndQuotation(plain[index]!));
  expect(tooMany(differing, mayDifferInCapitals)).toBe('');
});
