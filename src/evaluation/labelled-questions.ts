import { createHash } from 'node:crypto';
import { UserError } from '../errors.js';

/** A question of which it is known what answers it. */
export interface LabelledQuestion {
  readonly id: string;
  readonly question: string;
  /** The day that it is about, `YYYY-MM-DD`. */
  readonly date: string;
  /** What a quotation must hold to answer it, in one or several spellings; none where no article answers. */
  readonly answers: readonly string[];
  /** External ids of the articles that answer. */
  readonly relevant: readonly string[];
}

/**
 * Reads a line {"id","question","date","answer","relevant"}; "answers" may hold several spellings instead.
 * @throws UserError naming what is missing.
 */
export function readLabelledQuestion(line: unknown, where: string): LabelledQuestion {
  const { id, question, date, answer, answers, relevant } = (line ?? {}) as Record<string, unknown>;
  if (typeof question !== 'string') throw new UserError('bad-line', `${where} has no "question".`);
  const day = typeof date === 'string' ? date.slice(0, 10) : '';
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) {
    throw new UserError('bad-line', `${where} has no "date" on which it is asked, as 2023-05-04.`);
  }
  return {
    id: textsOf(id)[0] ?? question,
    question,
    date: day,
    answers: textsOf(answers ?? answer),
    relevant: textsOf(relevant),
  };
}

/** One text or a list of them; numbers are read as texts, as an import reads an id. */
function textsOf(value: unknown): string[] {
  return [value].flat().flatMap((each: unknown) => {
    if (typeof each === 'number') return [String(each)];
    return typeof each === 'string' ? [each] : [];
  });
}

/** Questions are asked so many days after the day they are about: some articles that answer carry the date of a later update. */
const daysUntilAsked = 3;

/** The day on which a question is asked. @param yearsLater asked so much later still, as one asks about an old event. */
export function dayOfAsking({ date }: LabelledQuestion, yearsLater = 0): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() + yearsLater);
  day.setUTCDate(day.getUTCDate() + daysUntilAsked);
  return day.toISOString().slice(0, 10);
}

/**
 * Questions without an answer, dated anew: each gets the date of an answerable one, chosen by a hash of its id, so that
 * its date does not give it away.
 */
export function withBorrowedDates(
  unanswerable: readonly LabelledQuestion[],
  answerable: readonly LabelledQuestion[],
): LabelledQuestion[] {
  return unanswerable.map((question) => {
    const lot = createHash('sha256').update(question.id).digest().readUInt32BE(0);
    return { ...question, date: answerable[lot % answerable.length]?.date ?? question.date };
  });
}

/** Which of two folds a question is in: all questions of one week are in the same, since they share events and articles. */
export function foldOf({ date }: LabelledQuestion): 0 | 1 {
  const week = Math.floor(Date.parse(date) / (7 * 86_400_000));
  return week % 2 === 0 ? 0 : 1;
}
