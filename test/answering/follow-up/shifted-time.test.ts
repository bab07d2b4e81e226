import { describe, expect, it } from 'vitest';
import { shiftedTime, withYearsMoved } from '../../../src/answering/follow-up/shifted-time.js';
import { timeBefore } from '../../../src/answering/follow-up/time-before.js';
import { answerWith, sourceWith } from '../../discord/answer-fixtures.js';

const asOf = '2025-02-01';
const before = { sources: [sourceWith({ publishedAt: '2024-12-13' })] };
const days = (question: string, time = before) =>
  shiftedTime(question, time, null, asOf)?.window?.days ?? null;

describe('a time that counts from the one before', () => {
  it('is moved by what is said', () => {
    expect(days('And the day after?')).toEqual({ since: '2024-12-14', until: '2024-12-14' });
    expect(days('And a week later?')).toEqual({ since: '2024-12-20', until: '2024-12-20' });
    expect(days('What happened the day before?')).toEqual({ since: '2024-12-12', until: '2024-12-12' });
    expect(days('And the next day?')).toEqual({ since: '2024-12-14', until: '2024-12-14' });
  });

  it('is all that came after it, or before', () => {
    expect(days('And after that?')).toEqual({ since: '2024-12-13', until: null });
    expect(days('What happened before that?')).toEqual({ since: null, until: '2024-12-13' });
  });

  it('moves a date by a year, and the years that are named', () => {
    const time = timeBefore(answerWith({ question: 'What happened in March 2024?', asOf }));
    const shifted = shiftedTime('And the year before?', before, time, asOf);
    expect(shifted).toMatchObject({
      years: -1,
      window: { days: { since: '2023-03-01', until: '2023-03-31' } },
    });
    expect(withYearsMoved('How much did it earn in 2024?', -1)).toBe('How much did it earn in 2023?');
    expect(shiftedTime('And the year before?', before, null, asOf)).toEqual({ window: null, years: -1 });
  });

  it('is none without a date to count from, or without such words', () => {
    expect(days('And the day after?', { sources: [] })).toBeNull();
    expect(shiftedTime('Who lives the day?', before, null, asOf)).toBeNull();
    expect(
      shiftedTime('What did he say after that speech in Ankara was over for good?', before, null, asOf),
    ).toBeNull();
  });
});

describe('the time of the answer before', () => {
  it('is what its words meant on its own day', () => {
    const answer = answerWith({ question: 'Who resigned yesterday?', asOf: '2024-12-16' });
    expect(timeBefore(answer)?.days).toEqual({ since: '2024-12-15', until: '2024-12-15' });
  });

  it('narrows nothing where its answer was found outside of it', () => {
    const time = { words: 'in March 2024', since: '2024-03-01', until: null, applied: false };
    const answer = answerWith({
      question: 'What happened in March 2024?',
      understood: { time, outlet: null },
    });
    expect(timeBefore(answer)).toMatchObject({ filter: null, days: { since: '2024-03-01' } });
  });

  it('is what that took over itself', () => {
    const time = { kind: 'absolute', words: 'in May 2024', days: null, filter: null } as const;
    const filters = { since: null, until: null, outlet: null };
    const followsUp = { answer: 'answer01', carried: { about: [], instead: null, filters, time } };
    expect(timeBefore(answerWith({ question: 'Why?', followsUp }))).toEqual(time);
  });
});
