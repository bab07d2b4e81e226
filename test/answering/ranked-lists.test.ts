import { describe, expect, it } from 'vitest';
import { rankedArticles, rankedPassages } from '../../src/answering/ranked-lists.js';
import type { Candidate } from '../../src/search/retrieval.js';
import { sampleCandidate, samplePassage } from './sample-candidates.js';

/** So many candidates, each of an article of its own, best first. */
function candidates(count: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) =>
    sampleCandidate('Rain fell.', { articleId: `a${index}`, score: -index, articleScore: 9 - index }),
  );
}

const articlesOf = (list: readonly { readonly article: string }[]) => list.map(({ article }) => article);

describe('rankedPassages', () => {
  it('puts first what is likeliest to hold the answer, then what was not read, in the order found', () => {
    const [first, second, third, fourth, fifth] = candidates(5) as [
      Candidate,
      Candidate,
      Candidate,
      Candidate,
      Candidate,
    ];
    const read = [samplePassage(first, 0.2), samplePassage(second, 0.5), samplePassage(fourth, 0.3)];
    const list = rankedPassages(read, [first, second, third, fourth, fifth]);
    expect(list.map(({ article, score }) => [article, score])).toEqual([
      ['a1', 0.5],
      ['a3', 0.3],
      ['a0', 0.2],
      ['a2', 0],
      ['a4', 0],
    ]);
  });

  it('keeps the order found where passages are as likely, and adds up their sentences', () => {
    const two = sampleCandidate('Rain fell. Snow fell.', { articleId: 'two' });
    const some = candidates(3);
    const read = [...some.map((candidate) => samplePassage(candidate, 0.2)), samplePassage(two, 0.15, 0.05)];
    expect(articlesOf(rankedPassages(read, [...some, two]))).toEqual(['a0', 'a1', 'a2', 'two']);
    const more = samplePassage(two, 0.15, 0.06);
    expect(articlesOf(rankedPassages([...read.slice(0, 3), more], [...some, two]))[0]).toBe('two');
  });

  it('says where each stands, and under which name its article was imported', () => {
    const candidate = sampleCandidate('Rain fell.', { start: 7, article: { externalId: 'x-1' } });
    expect(rankedPassages([samplePassage(candidate, 0.123456)], [candidate])).toEqual([
      { article: 'a', externalId: 'x-1', start: 7, end: 17, score: 0.1235 },
    ]);
  });

  it('lists ten at most, also of two passages of one article each', () => {
    expect(rankedPassages([], candidates(12))).toHaveLength(10);
    const twice = ['Rain fell.', 'Snow fell.'].map((text, index) =>
      sampleCandidate(text, { passageId: index, start: index * 40 }),
    );
    expect(rankedPassages([], twice).map(({ start }) => start)).toEqual([0, 40]);
    expect(rankedPassages([], [])).toEqual([]);
  });
});

describe('rankedArticles', () => {
  it('lists each article once, in the order of its best passage, with the score of the article', () => {
    const again = sampleCandidate('Snow.', { articleId: 'a1', passageId: 7, score: -9, articleScore: 8 });
    const list = rankedArticles([...candidates(3), again]);
    expect(list.map(({ article, score }) => [article, score])).toEqual([
      ['a0', 9],
      ['a1', 8],
      ['a2', 7],
    ]);
  });

  it('takes the same article of two collections for two', () => {
    const both = ['local', 'seeds'].map((collection) => sampleCandidate('Rain.', { collection }));
    expect(rankedArticles(both)).toHaveLength(2);
  });

  it('lists ten at most', () => {
    expect(articlesOf(rankedArticles(candidates(12)))).toEqual(articlesOf(rankedArticles(candidates(10))));
    expect(rankedArticles(candidates(12))).toHaveLength(10);
  });
});
