import { describe, expect, it } from 'vitest';
import type { AnswerSigns } from '../../src/answering/answer-model.js';
import { answerSigns, coverPassage } from '../../src/answering/answer-signs.js';
import { scoreSentences } from '../../src/answering/score-sentences.js';
import { contextTokens } from '../../src/archive/indexed-tokens.js';
import { tokensOf } from '../../src/archive/words.js';
import type { AskedTerms } from '../../src/search/asked-terms.js';
import { readQuestion } from '../../src/search/question.js';
import type { Candidate } from '../../src/search/retrieval.js';
import { rarestWeight } from '../../src/search/term-weights.js';
import { evenly } from '../search/weighed-terms.js';
import { sampleCandidate, type SampleCandidate } from './sample-candidates.js';
import { sampleWeights } from './sample-weights.js';

const passagesSearched = 5_000;
const question = readQuestion('When did Ada Lund visit Lowmoor?');
const asked = evenly(question);

/** A passage that was found, with the terms that it holds counted. */
function found(text: string, parts: SampleCandidate = {}, terms: AskedTerms = asked): Candidate {
  const candidate = sampleCandidate(text, { articleId: text, ...parts });
  const body = tokensOf(text, 'en');
  return { ...candidate, counts: terms.countIn(contextTokens(candidate.passage.article), body) };
}

/** An article of two passages for each score. */
function scored(...scores: readonly number[]): Candidate[] {
  return scores.flatMap((score, index) =>
    [1, 2].map((passageId) => found(`Rain fell on day ${index}.`, { passageId, score })),
  );
}

function missing(text: string): number {
  return coverPassage(found(text), asked).namesMissing;
}

/** @param candidates best first. */
function signs(
  candidates: readonly Candidate[],
  { terms = asked }: { readonly terms?: AskedTerms } = {},
): AnswerSigns {
  const retrieval = { candidates, asked: terms, passagesSearched, respelt: [] };
  return answerSigns(retrieval, scoreSentences(question, retrieval, sampleWeights.sentences));
}

describe('answerSigns', () => {
  it('takes the cosine from the passage that is ordered first', () => {
    const candidates = [
      found('Ada Lund came.', { cosine: 0.4, score: 2 }),
      found('Ada Lund slept.', { cosine: 0.9, score: 1 }),
    ];
    expect(signs(candidates)).toMatchObject({ cosine: 0.4 });
  });

  it('covers what a sentence and the one before it hold, wherever the best of them stands', () => {
    const candidates = [
      found('Ada left. Rain fell. Lowmoor slept.'),
      found('Ada Lund is the mayor. She visited Lowmoor.'),
    ];
    expect(signs(candidates.slice(0, 1)).covered).toBe(0.25);
    expect(signs(candidates).covered).toBe(1);
  });

  it('misses the names that the one passage which holds most of them is silent on', () => {
    expect(signs([found('Ada came. Lund left.'), found('Ada came to Lowmoor.')]).namesMissing).toBeCloseTo(
      1 / 3,
    );
    expect(signs([found('Ada came.'), found('Lund visited Lowmoor with Ada.')]).namesMissing).toBe(0);
    expect(signs([found('Rain fell.')]).namesMissing).toBe(1);
  });

  it('measures what is matched in words as rare as can be', () => {
    expect(signs([found('Ada Lund visited Lowmoor.')]).matched).toBeCloseTo(
      4 / rarestWeight(passagesSearched),
    );
    expect(signs([found('Rain fell.')]).matched).toBe(0);
  });

  it('says how far the best article stands above the fifth, each article once', () => {
    expect(signs(scored(19, 18, 17, 16, 17)).standsOut).toBeCloseTo(3 / 4);
    expect(signs(scored(19, 19, 19, 19, 19)).standsOut).toBe(0);
    expect(signs(scored(19, 11, 11, 11, 11)).standsOut).toBe(1);
    expect(signs(scored(19, 18.5, 18, 17.5, 17, 0)).standsOut).toBeCloseTo(1 / 2);
  });

  it('holds it against an article of passing interest where the archive holds none', () => {
    const scores = [19, 9, 7, 5].map((best) => signs(scored(best)).standsOut);
    expect(scores[0]).toBe(1);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
    expect(scores.at(-1)).toBe(0);
    expect(signs(scored(8, 1, 1, 1, 1)).standsOut).toBe(signs(scored(8)).standsOut);
  });

  it('says nothing for nothing', () => {
    expect(signs([])).toEqual({ cosine: 0, covered: 0, namesMissing: 1, matched: 0, standsOut: 0 });
  });

  it('never reads the day of asking: the same articles found a year later say the same', () => {
    const [today, later] = [{ recent: 1 }, { recent: 0 }].map((articleSigns) =>
      signs([found('Ada Lund visited Lowmoor.', { articleSigns })]),
    );
    expect(later).toEqual(today);
  });
});

describe('coverPassage', () => {
  it('counts the words of the passage and of the line of context before it', () => {
    const text = 'Ada Lund made a visit.';
    expect(coverPassage(found(text), asked).covered).toBe(0.75);
    const titled = found(text, { article: { title: 'A day in Lowmoor' } });
    expect(coverPassage(titled, asked)).toEqual({ covered: 1, namesMissing: 0 });
  });

  it('says how much of the names is missing', () => {
    expect(missing('Ada Lund visited Lowmoor.')).toBe(0);
    expect(missing('Ada Lund visited a mill.')).toBeCloseTo(1 / 3);
    expect(missing('She made a visit.')).toBe(1);
  });

  it('misses no name where the question has none', () => {
    const plain = evenly(readQuestion('when did the mill close'));
    expect(coverPassage(found('Rain fell.', {}, plain), plain)).toEqual({ covered: 0, namesMissing: 0 });
  });
});
