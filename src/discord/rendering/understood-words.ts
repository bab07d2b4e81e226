import type { Answer, UnderstoodTime } from '../../archive/answer.js';
import type { Values, Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { shownDay } from './shown-day.js';

/** More words that were taken for others are not listed: the quotations need the room. */
const mostRespelt = 5;

/** How the time, the outlet and misspelt words in the question were read, as lines of Markdown. */
export function understoodNotes({ understood, asOf, verdict }: Answer, wording: Wording): readonly string[] {
  const { t } = wording;
  const { time = null, outlet = null, respelt = [] } = understood ?? {};
  return [
    // Where nothing was found, that is said first, and with the days.
    ...(time && hasDays(time) && !(time.applied && verdict === 'nothing')
      ? [timeNote(time, asOf, wording)]
      : []),
    ...respelt
      .slice(0, mostRespelt)
      .map(({ asked, as }) =>
        t('answer:readAsWord', { asked: plainMarkdown(asked, 40), as: plainMarkdown(as, 40) }),
      ),
    ...(outlet === null ? [] : [t('answer:outletPreferred', { outlet: plainMarkdown(outlet, 80) })]),
  ];
}

/** That nothing was found, in which days if not all were searched, and how to have more searched; as lines of Markdown. */
export function missNotes(
  { question, understood, followsUp, asOf }: Answer,
  wording: Wording,
  commandNames: Values = {},
): readonly string[] {
  const { t } = wording;
  const time = understood?.time ?? null;
  const carried = followsUp?.carried?.time ?? null;
  if (!time?.applied) return [t('answer:nothing')];
  return [
    t('answer:nothingInDays', { period: periodWords(time, asOf, wording) }),
    // A time that was taken over from the question before cannot be left out of this one.
    carried === null || question.includes(carried.words)
      ? t('answer:askWithoutDays', { words: plainMarkdown(time.words, 60) })
      : t('following:searchAll', commandNames),
  ];
}

/** That what is quoted is not of the days that were asked about, since none of those answers; null where it is. */
export function otherDaysNote({ understood, asOf, verdict }: Answer, wording: Wording): string | null {
  const time = understood?.time ?? null;
  if (!time || time.applied || verdict === 'nothing' || !hasDays(time)) return null;
  return timeNote(time, asOf, wording);
}

function timeNote(time: UnderstoodTime, asOf: string, wording: Wording): string {
  const { t } = wording;
  const period = periodWords(time, asOf, wording);
  const reading = t('answer:readAsPeriod', { words: plainMarkdown(time.words, 60), period });
  return time.applied ? reading : `${reading} ${t('answer:noneInPeriod')}`;
}

function periodWords(time: UnderstoodTime, asOf: string, wording: Wording): string {
  const { t } = wording;
  const last = time.until ?? asOf;
  const until = shownDay(last, wording);
  if (time.since === null) return t('answer:period.upTo', { until });
  return time.since === last
    ? t('answer:period.day', { until })
    : t('answer:period.between', { since: shownDay(time.since, wording), until });
}

function hasDays({ since, until }: UnderstoodTime): boolean {
  return since !== null || until !== null;
}
