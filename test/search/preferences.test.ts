import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { retrieve } from '../../src/search/retrieve.js';
import type { Candidate, RetrieveRequest } from '../../src/search/retrieval.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import type { DayRange, TimeWindow } from '../../src/search/time/time-window.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { sampleRankingWeights } from './sample-ranking-weights.js';
import { addNews, noFilter } from './small-archive.js';

const asOf = '2026-03-20';
const embedder = new FakeEmbedder();
let local: MemoryCollection;

beforeEach(() => {
  local = new MemoryArchive(fakeDimension).collection(localCollection);
});

async function ask(question: string, parts: Partial<RetrieveRequest> = {}): Promise<readonly Candidate[]> {
  const collections = [local];
  const weights = sampleRankingWeights;
  const request = { question: readQuestion(question), collections, filter: noFilter, asOf, weights };
  return (await retrieve({ ...request, ...parts }, embedder)).candidates;
}

const textsOf = (candidates: readonly Candidate[]) => candidates.map(({ passage }) => passage.text);

function timeOf(days: DayRange | null): TimeWindow {
  return { kind: 'relative', words: 'then', days, filter: null };
}

const thisWeek = timeOf({ since: '2026-03-09', until: asOf });

describe('of an old strong match and a fresh weak one', () => {
  const strong = 'The Lowmoor ferry company raised its fares.';
  const fresh = 'The Lowmoor ferry raised an alarm.';
  const question = 'Which Lowmoor ferry company raised fares?';

  beforeEach(async () => {
    await addNews(local, embedder, { text: strong, publishedAt: '2025-01-10' });
    await addNews(local, embedder, { text: fresh, publishedAt: '2026-03-18' });
  });

  it.each<[string, TimeWindow | null, string]>([
    ['the strong one where no time is asked for', null, strong],
    ['the fresh one where the last days are', thisWeek, fresh],
    ['the strong one where its days are', timeOf({ since: '2025-01-01', until: '2025-01-31' }), strong],
    ['the strong one where all days before a day are', timeOf({ since: null, until: '2025-02-01' }), strong],
    ['the strong one where a long stretch is', timeOf(null), strong],
  ])('comes first: %s', async (_case, time, first) => {
    expect(textsOf(await ask(question, { time }))[0]).toBe(first);
  });
});

describe('of two articles that match alike', () => {
  const meaning = 'The ferry sank';
  const twice = 'Ferry sank twice.';
  const again = 'Ferry sank again.';
  const question = 'Which ferry sank?';

  async function scoresOf(parts: Partial<RetrieveRequest>): Promise<readonly number[]> {
    return (await ask(question, parts)).map(({ score }) => score);
  }

  it('the newer one comes first, unless dates are switched off', async () => {
    await addNews(local, embedder, { text: twice, meaning, publishedAt: '2025-01-10' });
    await addNews(local, embedder, { text: again, meaning, publishedAt: '2026-03-18' });
    const [mild, strong] = await Promise.all([scoresOf({}), scoresOf({ time: thisWeek })]);
    expect(mild[0]! - mild[1]!).toBeCloseTo(sampleRankingWeights.recent, 1);
    expect(strong[0]! - strong[1]!).toBeCloseTo(sampleRankingWeights.inTime, 1);
    const switches = { ...allSwitchesOn, dates: false };
    for (const time of [null, thisWeek]) expect(new Set(await scoresOf({ switches, time })).size).toBe(1);
  });

  it('that of the outlet which is named comes first, by its name or its host', async () => {
    await addNews(local, embedder, { text: twice, meaning, outlet: 'quay.example' });
    await addNews(local, embedder, { text: again, meaning, outlet: 'Echo' });
    expect(textsOf(await ask(question))).toEqual([twice, again]);
    expect(textsOf(await ask(question, { outlet: 'The Echo' }))).toEqual([again, twice]);
    expect(textsOf(await ask(question, { outlet: 'Quay' }))).toEqual([twice, again]);
    const [named, other] = await scoresOf({ outlet: 'Echo' });
    expect(named! - other!).toBeCloseTo(sampleRankingWeights.namedOutlet);
  });
});
