import { beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion, type AnswerBody, type AnswerRequest } from '../../src/answering/answer-question.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { addNews, type NewsItem } from '../search/small-archive.js';
import { sampleWeights } from './sample-weights.js';

const asOf = '2026-03-20';
const noFilters = { since: null, until: null, outlet: null };

const opening: NewsItem = {
  title: 'Lowmoor bridge opens',
  outlet: 'Lowmoor Echo',
  publishedAt: '2026-03-16',
  text: 'Mayor Ada Lund opened the Lowmoor bridge on Monday.',
};
const firstOpening: NewsItem = {
  title: 'A bridge for Lowmoor',
  outlet: 'The Quay',
  publishedAt: '2024-05-08',
  text: 'Mayor Bo Kvist opened the first Lowmoor bridge in front of forty children.',
};
const mill: NewsItem = {
  title: 'Mill closes',
  publishedAt: '2024-12-20',
  text: 'Nine workers of the paper mill lost their jobs before the winter.',
};
const recentMill: NewsItem = {
  ...mill,
  publishedAt: '2026-03-12',
  text: 'The paper mill of Odenvik was sold.',
};

let embedder: FakeEmbedder;
let local: MemoryCollection;

beforeEach(() => {
  embedder = new FakeEmbedder();
  local = new MemoryArchive(fakeDimension).collection(localCollection);
});

async function addAll(...items: readonly NewsItem[]): Promise<void> {
  for (const item of items) await addNews(local, embedder, item);
}

function ask(question: string, parts: Partial<AnswerRequest> = {}): Promise<AnswerBody> {
  const collections = [local];
  const weights = sampleWeights;
  const request = { question, filters: noFilters, asOf, hideNewer: false, collections, limit: 4, weights };
  return answerQuestion({ ...request, ...parts }, embedder);
}

const titles = ({ sources }: AnswerBody) => sources.map(({ title }) => title);

describe('words that count from the day of asking', () => {
  it('leave out what is older, and are told', async () => {
    await addAll(opening, firstOpening, mill);
    const body = await ask('Who opened the Lowmoor bridge this week?');
    expect(titles(body)).toEqual([opening.title]);
    expect(body.understood).toEqual({
      time: { words: 'this week', since: '2026-03-02', until: null, applied: true },
      outlet: null,
    });
  });

  it('miss where no article of those days answers', async () => {
    await addAll(firstOpening, recentMill);
    const body = await ask('Who opened the first Lowmoor bridge this week?');
    expect(body.verdict).not.toBe('answered');
    expect(titles(body)).not.toContain(firstOpening.title);
    expect(body.understood?.time?.applied).toBe(true);
  });

  it('are no filter where no article is of those days', async () => {
    await addAll(firstOpening, mill);
    const body = await ask('Who opened the first Lowmoor bridge this week?');
    expect(titles(body)).toContain(firstOpening.title);
    expect(body.understood?.time).toMatchObject({ words: 'this week', applied: false });
  });

  it('leave undated articles out, and say how many', async () => {
    const undated = { ...firstOpening, publishedAt: null };
    await addAll(opening, undated);
    const question = 'Who opened the Lowmoor bridge';
    expect((await ask(`${question}?`)).undatedLeftOut).toBe(0);
    const body = await ask(`${question} this week?`);
    expect(titles(body)).toEqual([opening.title]);
    expect(body.undatedLeftOut).toBe(1);
  });

  it('never narrow an archive without dates', async () => {
    await addAll({ ...opening, publishedAt: null });
    const body = await ask('Who opened the Lowmoor bridge this week?');
    expect(body).toMatchObject({ verdict: 'answered', undatedLeftOut: 0 });
    expect(body.understood?.time?.applied).toBe(false);
  });

  it('say nothing of days where they only prefer', async () => {
    await addAll(opening, firstOpening);
    const body = await ask('Who recently opened the Lowmoor bridge?');
    const time = { words: 'recently', since: null, until: null, applied: false };
    expect(body.understood).toEqual({ time, outlet: null });
    expect(titles(body)[0]).toBe(opening.title);
  });
});

describe('a date', () => {
  it('leaves out the articles of other days', async () => {
    await addAll(opening, firstOpening, mill);
    const body = await ask('Who opened the Lowmoor bridge in May 2024?');
    expect(titles(body)).toEqual([firstOpening.title]);
    expect(body.understood?.time).toEqual({
      words: 'in May 2024',
      since: '2024-05-01',
      until: '2024-06-14',
      applied: true,
    });
  });

  it('gives way where no article of its days answers and another does', async () => {
    await addAll(firstOpening, mill);
    const body = await ask('Who opened the first Lowmoor bridge in December 2024?');
    expect(body.verdict).toBe('answered');
    expect(titles(body)).toContain(firstOpening.title);
    expect(body.understood?.time).toMatchObject({ words: 'in December 2024', applied: false });
  });

  it('stands where nothing answers anywhere', async () => {
    await addAll(firstOpening, mill);
    const body = await ask('Which comet was seen over Zanzibar in December 2024?');
    expect(body.verdict).not.toBe('answered');
    expect(body.understood?.time?.applied).toBe(true);
  });

  it('does not narrow where dates are given beside the question', async () => {
    await addAll(opening, firstOpening);
    const filters = { ...noFilters, since: '2026-01-01' };
    const body = await ask('Who opened the Lowmoor bridge in May 2024?', { filters });
    expect(titles(body)).toEqual([opening.title]);
    expect(body.understood?.time).toEqual({ words: 'in May 2024', since: null, until: null, applied: false });
  });

  it('is not read where dates are switched off', async () => {
    await addAll(opening, firstOpening);
    const switches = { ...allSwitchesOn, dates: false };
    const body = await ask('Who opened the Lowmoor bridge in May 2024?', { switches });
    expect(body.understood).toEqual({ time: null, outlet: null });
    expect(body.articles).toHaveLength(2);
  });
});

it('prefers the outlet that is named, and says so', async () => {
  const facts = { publishedAt: '2026-03-16', title: 'Bridge' };
  await addAll(
    { ...facts, outlet: 'Lowmoor Echo', text: 'Ada Lund opened the Lowmoor bridge on Monday morning.' },
    { ...facts, outlet: 'The Quay', text: 'Ada Lund opened the Lowmoor bridge on Monday evening.' },
  );
  const body = await ask('Who opened the Lowmoor bridge, according to the Quay?');
  expect(body.understood).toEqual({ time: null, outlet: 'The Quay' });
  expect(body.sources[0]?.outlet).toBe('The Quay');
  expect((await ask('Who opened the Lowmoor bridge, according to the Echo?')).understood?.outlet).toBeNull();
});

describe('a misspelt word', () => {
  it('is told with what was found by it, and not where nothing was', async () => {
    await addAll(opening, mill);
    const found = await ask('Who opened the Lowmor bridge?');
    expect(found.understood?.respelt).toEqual([{ asked: 'Lowmor', as: 'Lowmoor' }]);
    const missed = await ask('Who paints Lowmor vases?');
    expect(missed).toMatchObject({ verdict: 'nothing' });
    expect(missed.understood?.respelt).toBeUndefined();
  });
});
