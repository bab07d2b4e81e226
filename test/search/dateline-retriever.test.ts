import { Document } from '@langchain/core/documents';
import { RunnableLambda } from '@langchain/core/runnables';
import { beforeEach, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import {
  DatelineRetriever,
  type DatelineRetrieverInput,
  type PassageMetadata,
} from '../../src/search/dateline-retriever.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { addNews, noFilter } from './small-archive.js';

const embedder = new FakeEmbedder();
let local: MemoryCollection;

beforeEach(async () => {
  local = new MemoryArchive(fakeDimension).collection(localCollection);
  await addNews(local, embedder, {
    title: 'Ferry lost',
    outlet: 'Lowmoor Echo',
    publishedAt: '2026-03-18',
    url: 'https://echo.example/ferry',
    text: 'It was dark.\n\nThe ferry sank near Lowmoor.',
  });
  await addNews(local, embedder, { text: 'The mill closed.', outlet: 'The Quay' });
});

function retriever(parts: Partial<DatelineRetrieverInput> = {}): DatelineRetriever {
  return new DatelineRetriever({
    collections: [local],
    embedder,
    asOf: '2026-03-20',
    ...parts,
  });
}

test('gives LangChain documents with what stands beside a passage, best first', async () => {
  const documents = await retriever().invoke('Where did the ferry sink?');
  expect(documents).toHaveLength(3);
  const [first] = documents;
  expect(first).toBeInstanceOf(Document);
  expect(first?.pageContent).toBe('The ferry sank near Lowmoor.');
  expect(first?.id).toBe('local/2');
  const [article] = (await local.articles({ after: null, limit: 10 })).filter(({ title }) => title !== null);
  expect(first?.metadata).toEqual({
    collection: 'local',
    article: article?.id,
    version: 1,
    start: 14,
    end: 42,
    title: 'Ferry lost',
    outlet: 'Lowmoor Echo',
    publishedAt: '2026-03-18',
    url: 'https://echo.example/ferry',
    score: expect.any(Number),
  });
  expect(article?.text.slice(first?.metadata.start, first?.metadata.end)).toBe(first?.pageContent);
  const scores = documents.map(({ metadata }) => metadata.score);
  expect(scores).toEqual(scores.toSorted((left, right) => right - left));
});

test('keeps to its limit and its filter', async () => {
  expect(await retriever({ limit: 1 }).invoke('Where did the ferry sink?')).toHaveLength(1);
  const ofOutlet = retriever({ filter: { ...noFilter, outlet: 'The Quay' } });
  const documents = await ofOutlet.invoke('Where did the ferry sink?');
  expect(documents.map(({ pageContent }) => pageContent)).toEqual(['The mill closed.']);
});

test.each([
  ['Where did the ferry sink?', 3],
  ['Where did the ferry sink this week?', 2],
])('reads the time that is asked about: %s', async (question, passages) => {
  const documents = await retriever().invoke(question);
  expect(documents).toHaveLength(passages);
  expect(documents[0]?.pageContent).toBe('The ferry sank near Lowmoor.');
});

test('pipes into a chain', async () => {
  const cite = RunnableLambda.from((documents: Document<PassageMetadata>[]) =>
    documents.map(({ pageContent, metadata }) => `${metadata.outlet}: ${pageContent}`),
  );
  const chain = retriever({ limit: 1 }).pipe(cite);
  expect(await chain.invoke('Where did the ferry sink?')).toEqual([
    'Lowmoor Echo: The ferry sank near Lowmoor.',
  ]);
});

test('refuses an empty question, as the desk does', async () => {
  await expect(retriever().invoke('  ')).rejects.toMatchObject({ code: 'question-empty' });
});
