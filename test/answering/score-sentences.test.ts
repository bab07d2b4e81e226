import { describe, expect, it } from 'vitest';
import { likelihoodOf, scoreSentences, type ReadPassage } from '../../src/answering/score-sentences.js';
import { readQuestion } from '../../src/search/question.js';
import type { Candidate } from '../../src/search/retrieval.js';
import { evenly } from '../search/weighed-terms.js';
import { sampleCandidate } from './sample-candidates.js';
import { sampleWeights } from './sample-weights.js';

const question = readQuestion('Who opened the bridge?');

function score(candidates: readonly Candidate[]): readonly ReadPassage[] {
  return scoreSentences(question, { candidates, asked: evenly(question) }, sampleWeights.sentences);
}

/** Passages of one article, best first. */
function passagesOf(articleId: string, count: number): readonly Candidate[] {
  return Array.from({ length: count }, (_, index) =>
    sampleCandidate('Rain fell.', { articleId, passageId: index, start: index * 40 }),
  );
}

describe('scoreSentences', () => {
  it('reads passages in the order found, and shares one probability among all their sentences', () => {
    const candidates = [
      sampleCandidate('Rain fell. Ada Lund opened the bridge.', { articleId: 'a' }),
      sampleCandidate('Who opened the bridge?', { articleId: 'b', score: -1 }),
    ];
    const read = score(candidates);
    expect(read.map(({ candidate }) => candidate)).toEqual(candidates);
    expect(read.map(({ sentences }) => sentences.map(({ index }) => index))).toEqual([[0, 1], [0]]);
    expect(read.reduce((sum, { likelihood }) => sum + likelihood, 0)).toBeCloseTo(1, 12);
    for (const { sentences, likelihood } of read) expect(likelihood).toBe(likelihoodOf(sentences));
    const [rain, telling, asking] = read.flatMap(({ sentences }) => sentences);
    expect(telling!.likelihood).toBeGreaterThan(rain!.likelihood);
    expect(telling!.likelihood).toBeGreaterThan(asking!.likelihood);
  });

  it('reads twenty-four passages, four of one article at most', () => {
    const long = score([...passagesOf('long', 8), ...passagesOf('other', 2)]);
    expect(long.map(({ candidate }) => candidate.passage.articleId)).toEqual([
      'long',
      'long',
      'long',
      'long',
      'other',
      'other',
    ]);
    expect(long.map(({ candidate }) => candidate.passage.id)).toEqual([0, 1, 2, 3, 0, 1]);
    const many = Array.from({ length: 30 }, (_, index) =>
      sampleCandidate('Rain.', { articleId: `a${index}` }),
    );
    expect(score(many)).toHaveLength(24);
  });

  it('does not take articles of two collections for one', () => {
    const places = ['local', 'seeds'].flatMap((collection) =>
      passagesOf('same', 3).map((candidate) => ({ ...candidate, collection })),
    );
    expect(score(places)).toHaveLength(6);
  });

  it('leaves out a passage without sentences, and finds nothing in nothing', () => {
    const bare = sampleCandidate('Rain fell.');
    const silent = { ...bare, passage: { ...bare.passage, sentences: [] } };
    expect(score([silent])).toEqual([]);
    expect(score([silent, bare]).map(({ candidate }) => candidate)).toEqual([bare]);
    expect(score([])).toEqual([]);
  });
});
