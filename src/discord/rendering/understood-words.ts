import { formatPeriod } from '../../answering/format-period.js';
import type { Answer, UnderstoodTime } from '../../archive/answer.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** How the time, the outlet and misspelt words in the question were read, as lines of Markdown. */
export function understoodNotes({ understood, asOf, verdict }: Answer): readonly string[] {
  const { time = null, outlet = null, respelt = [] } = understood ?? {};
  return [
    // Where nothing was found, that is said first, and with the days.
    ...(time && hasDays(time) && !(time.applied && verdict === 'nothing') ? [timeNote(time, asOf)] : []),
    ...respelt.map(
      ({ asked, as }) => `“${plainMarkdown(asked, 40)}” was read as “${plainMarkdown(as, 40)}”.`,
    ),
    ...(outlet === null ? [] : [`Articles of ${plainMarkdown(outlet, 80)} were preferred.`]),
  ];
}

/** What a miss says of the days that it holds for, and how to have more searched; null where all was searched. */
export function missInDays({ understood, asOf }: Answer): { where: string; wayOut: string } | null {
  const time = understood?.time ?? null;
  if (!time?.applied) return null;
  return {
    where: `articles ${formatPeriod(time.since, time.until ?? asOf)}`,
    wayOut: `Ask without ${quoted(time)} to search the whole archive`,
  };
}

function timeNote(time: UnderstoodTime, asOf: string): string {
  const reading = `${quoted(time)} was read as articles ${formatPeriod(time.since, time.until ?? asOf)}.`;
  return time.applied ? reading : `${reading} None of them answers, so the whole archive was searched.`;
}

function hasDays({ since, until }: UnderstoodTime): boolean {
  return since !== null || until !== null;
}

function quoted({ words }: UnderstoodTime): string {
  return `“${plainMarkdown(words, 60)}”`;
}
