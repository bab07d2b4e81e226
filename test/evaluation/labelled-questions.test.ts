import { describe, expect, it } from 'vitest';
import {
  dayOfAsking,
  foldOf,
  readLabelledQuestion,
  withBorrowedDates,
} from '../../src/evaluation/labelled-questions.js';
import { labelled } from './labelled-question.js';

const line = { id: 'q1', question: 'Who?', date: '2026-03-16', answer: 'Ada Lund', relevant: ['echo-1'] };

/** The folds of questions about days in a row. */
function foldsFrom(first: string, days: number): readonly number[] {
  return Array.from({ length: days }, (_, index) => {
    const date = new Date(Date.parse(first) + index * 86_400_000).toISOString().slice(0, 10);
    return foldOf(labelled({ date }));
  });
}

function week(fold: number | undefined): readonly (number | undefined)[] {
  return Array.from({ length: 7 }, () => fold);
}

describe('readLabelledQuestion', () => {
  it('reads a line, with one answer or several spellings of it', () => {
    const read = {
      id: 'q1',
      question: 'Who?',
      date: '2026-03-16',
      answers: ['Ada Lund'],
      relevant: ['echo-1'],
    };
    expect(readLabelledQuestion(line, 'line 1')).toEqual(read);
    const { answer: _answer, ...others } = line;
    const spelt = readLabelledQuestion({ ...others, answers: ['Ada Lund', 'Mayor Lund'] }, 'line 1');
    expect(spelt.answers).toEqual(['Ada Lund', 'Mayor Lund']);
  });

  it('takes a question without an answer, an article or an id', () => {
    expect(readLabelledQuestion({ question: 'Who?', date: '2026-03-16' }, 'line 1')).toEqual({
      id: 'Who?',
      question: 'Who?',
      date: '2026-03-16',
      answers: [],
      relevant: [],
    });
  });

  it('takes the day of a time, and numbers for texts, as an import does', () => {
    const read = readLabelledQuestion(
      { ...line, id: 7, date: '2026-03-16T09:30:00Z', answer: 40, relevant: [12, 'b', null] },
      'line 1',
    );
    expect(read).toMatchObject({ id: '7', date: '2026-03-16', answers: ['40'], relevant: ['12', 'b'] });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', undefined, '"question"'],
    ['null', null, '"question"'],
    ['a list', [line], '"question"'],
    ['no question', { ...line, question: 7 }, '"question"'],
    ['no date', { ...line, date: undefined }, '"date"'],
    ['a date in words', { ...line, date: 'May 4, 2023' }, '"date"'],
    ['a day that is none', { ...line, date: '2026-13-40' }, '"date"'],
    ['a number for a date', { ...line, date: 2026 }, '"date"'],
  ])('refuses %s, and says where it stands', (_name, value, missing) => {
    const reading = () => readLabelledQuestion(value, 'questions.jsonl, line 3');
    expect(reading).toThrow(expect.objectContaining({ name: 'UserError', code: 'bad-line' }));
    expect(reading).toThrow(`questions.jsonl, line 3 has no ${missing}`);
  });
});

describe('dayOfAsking', () => {
  it.each([
    ['2026-03-16', 0, '2026-03-19'],
    ['2026-12-30', 0, '2027-01-02'],
    ['2026-03-16', 2, '2028-03-19'],
    // 29 February a year later is 1 March.
    ['2024-02-29', 1, '2025-03-04'],
  ])('of a question about %s, %s years later, is %s', (date, yearsLater, day) => {
    expect(dayOfAsking(labelled({ date }), yearsLater)).toBe(day);
  });
});

describe('withBorrowedDates', () => {
  const answerable = ['2026-01-01', '2026-02-02', '2026-03-03', '2026-04-04'].map((date) =>
    labelled({ date }),
  );
  const unanswerable = Array.from({ length: 40 }, (_, index) =>
    labelled({ id: `n${index}`, date: '2030-01-01', answers: [], relevant: [] }),
  );

  it('gives each the date of an answerable one, and leaves the rest of it', () => {
    const dated = withBorrowedDates(unanswerable, answerable);
    expect(new Set(dated.map(({ date }) => date))).toEqual(new Set(answerable.map(({ date }) => date)));
    expect(dated.map((each) => ({ ...each, date: '2030-01-01' }))).toEqual(unanswerable);
  });

  it('goes by the id alone: the same each time, in whatever order and company', () => {
    const dated = withBorrowedDates(unanswerable, answerable);
    expect(withBorrowedDates(unanswerable, answerable)).toEqual(dated);
    const reworded = unanswerable
      .toReversed()
      .map((each) => ({ ...each, question: 'Otherwise?', date: '1999-09-09' }));
    const again = withBorrowedDates(reworded, answerable).toReversed();
    expect(again.map(({ date }) => date)).toEqual(dated.map(({ date }) => date));
  });

  it('leaves dates where there are none to borrow', () => {
    expect(withBorrowedDates(unanswerable, [])).toEqual(unanswerable);
  });
});

describe('foldOf', () => {
  it('puts seven days in a row into one fold and the next seven into the other', () => {
    // Weeks are counted from 1 January 1970, a Thursday.
    expect(foldsFrom('1970-01-01', 21)).toEqual([...week(0), ...week(1), ...week(0)]);
    const folds = foldsFrom('2026-03-12', 21);
    expect(folds).toEqual([...week(folds[0]), ...week(folds[7]), ...week(folds[14])]);
    expect(folds[0]).toBe(folds[14]);
    expect(folds[0]).not.toBe(folds[7]);
  });

  it('reads nothing but the date', () => {
    expect(foldOf(labelled({ id: 'other', question: 'Other?' }))).toBe(foldOf(labelled()));
  });
});
