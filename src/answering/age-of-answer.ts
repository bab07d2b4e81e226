import type { Answer, Source } from '../archive/answer.js';

/** How far back the article lies that an answer rests on. */
export interface AnswerAge {
  /** ISO 8601, as the article is dated. */
  readonly publishedAt: string;
  readonly years: number;
  /** 0 to 11. */
  readonly months: number;
}

/**
 * From so many months on an article is old: whoever held an office, led a table or asked a price then may not do so now. A
 * judgement: sooner, every second answer would say so, and nobody would read it.
 */
const oldFromMonths = 6;

/**
 * The age of the article that an answer's best quotation is from, on the day of asking; null where it is not old, where
 * nothing was answered, and where the question itself asks for that time: by its words, its year, or filters beside it.
 */
export function ageOfAnswer(answer: Answer): AnswerAge | null {
  if (answer.verdict !== 'answered') return null;
  const source = bestSource(answer);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(source?.publishedAt ?? '')?.[0];
  if (!source?.publishedAt || day === undefined || asksForThatTime(answer, day)) return null;
  const months = fullMonths(day, answer.asOf);
  if (months < oldFromMonths) return null;
  return { publishedAt: source.publishedAt, years: Math.floor(months / 12), months: months % 12 };
}

function bestSource({ findings: [best], sources }: Answer): Source | undefined {
  return sources.find(({ n }) => n === best?.source);
}

function asksForThatTime({ question, filters, understood, asOf }: Answer, day: string): boolean {
  if (filters.since !== null || filters.until !== null) return true;
  if (new RegExp(String.raw`(?<!\d)${day.slice(0, 4)}(?!\d)`).test(question)) return true;
  const { since = null, until = null } = understood?.time ?? {};
  if (since === null && until === null) return false;
  return (since ?? day) <= day && day <= (until ?? asOf);
}

/** Whole months from one day to another; negative where the other is earlier. */
function fullMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}
