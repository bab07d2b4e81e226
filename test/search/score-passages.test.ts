import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/archive/article.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { Matching } from '../../src/search/matching.js';
import { readQuestion } from '../../src/search/question.js';
import { passageWeights, weighArticle } from '../../src/search/ranking-weights.js';
import type { Candidate } from '../../src/search/retrieval.js';
import { scorePassages, type Scoring } from '../../src/search/score-passages.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import type { TimeWindow } from '../../src/search/time/time-window.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { sampleRankingWeights } from './sample-ranking-weights.js';
import { addNews, type NewsItem } from './small-archive.js';
import { evenly } from './weighed-terms.js';

const asOf = '2026-03-20';
const question = readQuestion('Which Lowmoor ferry sank?');
const embedder = new FakeEmbedder();
const march: TimeWindow = {
  kind: 'absolute',
  words: 'in March 2026',
  days: { since: '2026-03-01', until: '2026-03-31' },
  filter: null,
};
let local: MemoryCollection;

beforeEach(() => {
  local = new MemoryArchive(fakeDimension).collection(localCollection);
});

/** All passages of the collection, scored. */
async function score(parts: Partial<Scoring> = {}): Promise<readonly Candidate[]> {
  const ids = Array.from({ length: 50 }, (_, index) => index + 1);
  const matching = new Matching(local, evenly(question));
  return scorePassages(matching, await matching.passages(ids), { ...(await scoringOf()), ...parts });
}

async function scoringOf(): Promise<Scoring> {
  const questionVector = await embedder.embedQuestion(question.text);
  return { asOf, weights: sampleRankingWeights, questionVector };
}

async function add(item: NewsItem): Promise<Article> {
  return addNews(local, embedder, item);
}

/** What speaks for a passage alone. */
function ownScore({ cosine, keyword }: Candidate): number {
  return passageWeights.cosine * cosine + passageWeights.keyword * keyword;
}

/** What the date of the first article says for it. */
async function dateSigns(parts: Partial<Scoring>): Promise<readonly (number | undefined)[]> {
  const [candidate] = await score(parts);
  return [candidate?.articleSigns.inTime, candidate?.articleSigns.recent];
}

async function outletSigns(outlet: string | null): Promise<readonly number[]> {
  return (await score({ outlet })).map(({ articleSigns }) => articleSigns.namedOutlet);
}

describe('scorePassages', () => {
  it('scores an article by the best that any of its passages has', async () => {
    await add({
      title: 'Lowmoor in March',
      publishedAt: '2026-03-18',
      text: 'The ferry, which was old, sank.\n\nLowmoor is a town.\n\nThe Lowmoor ferry.',
    });
    const candidates = await score();
    expect(candidates).toHaveLength(3);
    const [first] = candidates;
    const { cosine, passageKeyword, articleKeyword, ...signs } = first!.articleSigns;
    expect(cosine).toBe(Math.max(...candidates.map((candidate) => candidate.cosine)));
    expect(passageKeyword).toBe(Math.max(...candidates.map((candidate) => candidate.keyword)));
    expect(articleKeyword).toBeGreaterThan(0);
    expect(signs).toEqual({
      coverage: 1,
      titleCoverage: expect.closeTo(1 / 3),
      closeness: 1,
      inTime: 0,
      recent: 1,
      namedOutlet: 0,
    });
    for (const { articleSigns, articleScore } of candidates) {
      expect(articleSigns).toEqual(first!.articleSigns);
      expect(articleScore).toBe(weighArticle(articleSigns, sampleRankingWeights));
    }
  });

  it('gives the best passage the score of its article, and others what they lack against it', async () => {
    await add({ text: 'A mill closed.\n\nThe Lowmoor ferry sank.\n\nThe ferry was old.' });
    const candidates = await score();
    const best = candidates[1]!;
    expect(best.score).toBeCloseTo(best.articleScore, 10);
    for (const candidate of candidates) {
      expect(candidate.articleScore - candidate.score).toBeCloseTo(ownScore(best) - ownScore(candidate), 10);
      expect(candidate.score).toBeLessThanOrEqual(best.score);
    }
  });

  it('counts the terms of a passage together with the line of context before it', async () => {
    await add({ title: 'Ferry lost', outlet: 'Lowmoor Echo', text: 'The ferry sank. The ferry was old.' });
    // In the order of the question: Lowmoor, ferry, sank.
    expect((await score()).map(({ counts }) => counts)).toEqual([[1, 3, 1]]);
  });

  it('keeps the signs of articles apart, and makes nothing of nothing', async () => {
    await add({ text: 'The Lowmoor ferry sank.' });
    await add({ text: 'A mill closed.\n\nA school opened.' });
    const [ferry, mill] = await score();
    expect(ferry?.articleSigns.coverage).toBe(1);
    expect(mill?.articleSigns).toMatchObject({
      coverage: 0,
      passageKeyword: 0,
      articleKeyword: 0,
      closeness: 0,
    });
    expect(await scorePassages(new Matching(local, evenly(question)), [], await scoringOf())).toEqual([]);
  });

  it('reads dates by the time that is asked for, and not where they are switched off', async () => {
    await add({ text: 'The Lowmoor ferry sank.', publishedAt: '2026-03-18' });
    expect(await dateSigns({})).toEqual([0, 1]);
    expect(await dateSigns({ time: march })).toEqual([1, 0]);
    const switches = { ...allSwitchesOn, dates: false };
    expect(await dateSigns({ switches })).toEqual([0, 0]);
    expect(await dateSigns({ switches, time: march })).toEqual([0, 0]);
  });

  it('knows the outlet that is named by its name or its host', async () => {
    await add({ text: 'The Lowmoor ferry sank.', outlet: 'echo.example' });
    await add({ text: 'A Lowmoor ferry sank.', outlet: 'The Quay' });
    await add({ text: 'Lowmoor: a ferry sank.' });
    expect(await outletSigns('The Echo')).toEqual([1, 0, 0]);
    expect(await outletSigns('Quay')).toEqual([0, 1, 0]);
    expect(await outletSigns('Nobody')).toEqual([0, 0, 0]);
    expect(await outletSigns(null)).toEqual([0, 0, 0]);
  });
});
