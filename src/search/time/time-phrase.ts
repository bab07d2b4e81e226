import type { WeekStart } from './calendar.js';
import type { TimeWindow } from './time-window.js';

/** A place in a question that says a time. */
export interface TimePhrase extends TimeWindow {
  /** Offset in the question. */
  readonly start: number;
}

/** A question as the patterns for times see it. */
export interface TimeQuestion {
  /** As asked, */
  readonly text: string;
  /** and without names that hold a word for a time: of the same length. */
  readonly plain: string;
  /** The day of asking, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly weekStart: WeekStart;
  readonly looksAhead: boolean;
  readonly tellsOfThePast: boolean;
}

/** The matches of patterns that lie beside one another: the first pattern that matches somewhere holds the place. */
export function matchesApart<Rule extends { readonly pattern: RegExp }>(
  text: string,
  rules: readonly Rule[],
): { readonly rule: Rule; readonly match: RegExpExecArray; readonly start: number; readonly end: number }[] {
  const found: ReturnType<typeof matchesApart<Rule>> = [];
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (found.every((other) => end <= other.start || other.end <= start))
        found.push({ rule, match, start, end });
    }
  }
  return found;
}
