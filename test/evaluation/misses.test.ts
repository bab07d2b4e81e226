import { describe, expect, it } from 'vitest';
import type { AnswerBody } from '../../src/answering/answer-question.js';
import type { AskedAndGraded } from '../../src/evaluation/ask-labelled.js';
import { missesOf, type Miss } from '../../src/evaluation/misses.js';
import { gradedSets, type EvaluationRun } from '../../src/evaluation/run-questions.js';
import type { GradedAnswer } from '../../src/evaluation/grades.js';
import { gradedAnswer } from './graded-answer.js';
import { labelled } from './labelled-question.js';

const finding = {
  source: 1,
  quote: 'It rained.',
  start: 0,
  end: 10,
  key: { start: 0, end: 10 },
  speaker: null,
  score: 0.5,
};
const answer: AnswerBody = {
  question: 'Who opened the Lowmoor bridge?',
  filters: { since: null, until: null, outlet: null },
  verdict: 'answered',
  probability: 0.9,
  findings: [finding],
  sources: [],
  disagreement: null,
  coverage: null,
  passages: [],
  articles: ['a', 'b', null, 'd', 'e'].map((externalId, index) => ({
    article: `article-${index}`,
    externalId,
    score: 1,
  })),
  undatedLeftOut: 0,
  understood: { time: null, outlet: null },
};

function asked(graded: GradedAnswer | undefined): readonly AskedAndGraded[] {
  return graded ? [{ graded, answer }] : [];
}

function run(parts: Partial<Record<keyof EvaluationRun, GradedAnswer>>): EvaluationRun {
  return {
    answerable: asked(parts.answerable),
    unanswerable: asked(parts.unanswerable),
    nearMisses: asked(parts.nearMisses),
  };
}

const failed = (graded: Partial<GradedAnswer>): Miss['failed'] | undefined =>
  missesOf(run({ answerable: gradedAnswer(graded) }))[0]?.failed;

describe('missesOf', () => {
  it('says what failed and what came instead', () => {
    const graded = gradedAnswer({ articlePlace: 6, quotationPlace: null, asked: labelled({ id: 'q7' }) });
    expect(missesOf(run({ answerable: graded }))).toEqual([
      {
        kind: 'answerable',
        id: 'q7',
        question: 'Who opened the Lowmoor bridge?',
        date: '2026-03-16',
        answers: ['Ada Lund'],
        failed: ['article', 'quotation'],
        verdict: 'answered',
        probability: 0.9,
        articlePlace: 6,
        quotations: ['It rained.'],
        articles: ['a', 'b', null, 'd'],
      },
    ]);
  });

  it('leaves out what went well, to the fourth place', () => {
    const seen = { articlePlace: 4, passagePlace: 4, quotationPlace: 4 };
    expect(missesOf(run({ answerable: gradedAnswer(seen) }))).toEqual([]);
  });

  it.each<[Partial<GradedAnswer>, Miss['failed']]>([
    [{ articlePlace: 5 }, ['article']],
    [{ passagePlace: null }, ['passage']],
    [{ quotationPlace: 5 }, ['quotation']],
    [{ verdict: 'nearest' }, ['abstention']],
    [
      { articlePlace: null, passagePlace: null, quotationPlace: null, verdict: 'nothing' },
      ['article', 'passage', 'quotation', 'abstention'],
    ],
  ])('of an answerable one (%j): %j', (graded, expected) => {
    expect(failed(graded)).toEqual(expected);
  });

  it('asks of those without an answer only that they were refused', () => {
    const silent = gradedAnswer({ articlePlace: null, quotationPlace: null, verdict: 'nearest' });
    expect(missesOf(run({ unanswerable: silent, nearMisses: silent }))).toEqual([]);
    const given = gradedAnswer({ verdict: 'answered' });
    const misses = missesOf(run({ unanswerable: given, nearMisses: given }));
    expect(misses.map(({ kind, failed: at }) => [kind, at])).toEqual([
      ['unanswerable', ['refusal']],
      ['near-miss', ['refusal']],
    ]);
  });
});

it('the grades of a run stay apart by kind', () => {
  const [one, other, third] = [gradedAnswer(), gradedAnswer({ tookMs: 1 }), gradedAnswer({ tookMs: 2 })];
  expect(gradedSets(run({ answerable: one, unanswerable: other, nearMisses: third }))).toEqual({
    answerable: [one],
    unanswerable: [other],
    nearMisses: [third],
  });
});
