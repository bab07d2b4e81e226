import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { ageOfAnswer } from '../../src/answering/age-of-answer.js';
import { answerWith, sourceWith } from '../discord/answer-fixtures.js';

/** An answer of the day after the article's fourth birthday, but for what is given. */
function asked(parts: Partial<Answer> = {}, publishedAt: string | null = '2022-11-26'): Answer {
  return answerWith({ asOf: '2026-11-27', sources: [sourceWith({ publishedAt })], ...parts });
}
const time = { words: 'in those days', applied: true };

describe('the age of what an answer rests on', () => {
  it.each([
    ['2022-11-26', 4, 0],
    ['2022-11-28', 3, 11],
    ['2023-02-03T23:59:00Z', 3, 9],
    ['2026-05-27', 0, 6],
  ])('of %s is %i years and %i months', (publishedAt, years, months) => {
    expect(ageOfAnswer(asked({}, publishedAt))).toEqual({ publishedAt, years, months });
  });

  it.each<[string, Partial<Answer>, (string | null)?]>([
    ['is less than half a year old', {}, '2026-05-28'],
    ['is dated tomorrow', {}, '2026-11-28'],
    ['has no date', {}, null],
    ['has a date that is none', {}, 'long ago'],
    ['answers nothing for sure', { verdict: 'nearest' }],
    ['quotes nothing', { findings: [] }],
    ['was asked for by its year', { question: 'Who won the 2022 regatta?' }],
    [
      'was asked for by its time',
      { understood: { time: { ...time, since: '2022-11-01', until: '2022-12-14' }, outlet: null } },
    ],
    [
      'was asked for by a time without a beginning',
      { understood: { time: { ...time, since: null, until: '2023-01-01' }, outlet: null } },
    ],
    ['was asked for by a filter', { filters: { since: '2022-01-01', until: null, outlet: null } }],
  ])('is not told where the article %s', (_, parts, publishedAt = '2022-11-26') => {
    expect(ageOfAnswer(asked(parts, publishedAt))).toBeNull();
  });

  it.each<[string, Partial<Answer>]>([
    ['another year', { question: 'Who won the 20221 metres in 2021?' }],
    ['newer articles', { understood: { time: { ...time, since: null, until: null }, outlet: null } }],
    [
      'another time, in which nothing was found',
      {
        understood: {
          time: { ...time, since: '2024-01-01', until: '2024-02-01', applied: false },
          outlet: null,
        },
      },
    ],
  ])('is told where the question asks for %s', (_, parts) => {
    expect(ageOfAnswer(asked(parts))).not.toBeNull();
  });

  it('is that of the best quotation’s article, not of what else is quoted', () => {
    const sources = [
      sourceWith({ publishedAt: '2026-11-01' }),
      sourceWith({ n: 2, publishedAt: '2020-01-01' }),
    ];
    expect(ageOfAnswer(asked({ sources }))).toBeNull();
  });
});
