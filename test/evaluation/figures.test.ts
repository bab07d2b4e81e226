import { describe, expect, it } from 'vitest';
import { figuresOf, reliabilityOf, tradeoffAt, type GradedSets } from '../../src/evaluation/figures.js';
import { gradedAnswer } from './graded-answer.js';

const nothing: GradedSets = { answerable: [], unanswerable: [], nearMisses: [] };

/** Four answerable questions, four without an answer, and two near misses. */
const sets: GradedSets = {
  answerable: [
    gradedAnswer({ quotationWords: [10, 20], tookMs: 10 }),
    gradedAnswer({ articlePlace: 4, passagePlace: 5, quotationPlace: 2, probability: 0.55, tookMs: 20 }),
    gradedAnswer({
      articlePlace: 10,
      passagePlace: 4,
      quotationPlace: null,
      verdict: 'nearest',
      probability: 0.35,
      quotationWords: [60],
      tookMs: 30,
    }),
    gradedAnswer({
      articlePlace: null,
      passagePlace: null,
      quotationPlace: null,
      verdict: 'nothing',
      probability: 0.05,
      quotationWords: [],
      tookMs: 40,
    }),
  ],
  unanswerable: [
    gradedAnswer({ verdict: 'nothing', probability: 0.01, tookMs: 50 }),
    gradedAnswer({ verdict: 'nearest', probability: 0.3, tookMs: 60 }),
    gradedAnswer({ verdict: 'nothing', probability: 0.1, tookMs: 70 }),
    gradedAnswer({ verdict: 'answered', probability: 0.6, tookMs: 80 }),
  ],
  nearMisses: [
    gradedAnswer({ verdict: 'answered', probability: 1, tookMs: 9_000 }),
    gradedAnswer({ verdict: 'nothing', probability: 0, tookMs: 9_000 }),
  ],
};

describe('figuresOf', () => {
  it('counts a set made by hand', () => {
    expect(figuresOf(sets)).toEqual({
      questions: 4,
      hitAt1: 1 / 4,
      hitAt4: 2 / 4,
      hitAt10: 3 / 4,
      mrrAt10: (1 + 1 / 4 + 1 / 10) / 4,
      passageAt4: 2 / 4,
      quoteAt1: 1 / 4,
      quoteAt4: 2 / 4,
      meanQuotationWords: (10 + 20 + 20 + 60) / 4,
      longestQuotationWords: 60,
      falseAbstention: 2 / 4,
      nullRejection: 3 / 4,
      nearMissRejection: 1 / 2,
      // Of eight times; near misses are no questions that somebody asks.
      p50Ms: 50,
      p95Ms: 80,
    });
  });

  it('says of nothing that nothing was measured', () => {
    const { questions, ...figures } = figuresOf(nothing);
    expect(questions).toBe(0);
    expect(Object.values(figures)).toEqual(Object.keys(figures).map(() => null));
  });

  it('knows no words of a quotation where nothing was quoted', () => {
    const silent = { ...nothing, answerable: [gradedAnswer({ quotationWords: [] })] };
    expect(figuresOf(silent)).toMatchObject({
      questions: 1,
      hitAt1: 1,
      meanQuotationWords: null,
      longestQuotationWords: null,
      nullRejection: null,
    });
  });

  it('measures times also where only the unanswerable were asked', () => {
    const unanswerable = Array.from({ length: 100 }, (_, index) => gradedAnswer({ tookMs: 100 - index }));
    expect(figuresOf({ ...nothing, unanswerable })).toMatchObject({ hitAt1: null, p50Ms: 51, p95Ms: 96 });
  });
});

describe('tradeoffAt', () => {
  it('refuses a share of the answerable at most, and says what else is then refused', () => {
    expect(tradeoffAt(0.25, sets)).toEqual({
      falseAbstention: 0.25,
      threshold: 0.35,
      nullRejection: 3 / 4,
      nearMissRejection: 1 / 2,
    });
    expect(tradeoffAt(0, sets)).toMatchObject({ threshold: 0.05, nullRejection: 1 / 4 });
    expect(tradeoffAt(1, sets)).toMatchObject({ threshold: 0.9, nullRejection: 1 });
  });

  it('does not go by the verdict, which has a threshold of its own', () => {
    const unanswerable = [gradedAnswer({ verdict: 'answered', probability: 0.2 })];
    expect(tradeoffAt(0.5, { ...sets, unanswerable }).nullRejection).toBe(1);
  });

  it('knows no threshold without an answerable question', () => {
    const unknown = { threshold: null, nullRejection: null, nearMissRejection: null };
    expect(tradeoffAt(0.1, nothing)).toEqual({ falseAbstention: 0.1, ...unknown });
  });
});

describe('reliabilityOf', () => {
  it('puts every question of each kind into the row of its probability', () => {
    const rows = reliabilityOf(sets);
    expect(rows.map(({ from }) => from)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    expect(rows.map(({ questions }) => questions)).toEqual([3, 1, 0, 2, 0, 1, 1, 0, 0, 2]);
  });

  it('holds what is said against what is true', () => {
    const rows = reliabilityOf(sets);
    // .05 of the answerable, .01 without an answer, and the near miss of 0.
    expect(rows[0]).toEqual({
      from: 0,
      questions: 3,
      meanProbability: expect.closeTo(0.02),
      answerable: 1 / 3,
      quoted: 0,
    });
    // .9 of the answerable, and the near miss of 1, which quotes nothing that is right.
    expect(rows[9]).toEqual({
      from: 0.9,
      questions: 2,
      meanProbability: 0.95,
      answerable: 1 / 2,
      quoted: 1 / 2,
    });
    expect(rows[2]).toEqual({
      from: 0.2,
      questions: 0,
      meanProbability: null,
      answerable: null,
      quoted: null,
    });
  });

  it('has all its rows where nothing was asked', () => {
    expect(reliabilityOf(nothing).map(({ questions }) => questions)).toEqual(
      Array.from({ length: 10 }, () => 0),
    );
  });
});
