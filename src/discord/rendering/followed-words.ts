import type { Answer, Carried, CarriedDays, Filters } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { shownDay } from './shown-day.js';

/** More is not listed: the quotations need the room. */
const mostNamed = 5;
/** What counted less was a hint for the search, and is no assumption. */
const leastNamed = 0.4;
const longestQuestion = 150;
const longestName = 60;

/** What a question took over from the answer before it, as a line of Markdown; null where it was asked by itself. */
export function followedLine({ question, followsUp }: Answer, wording: Wording): string | null {
  if (!followsUp) return null;
  const { t } = wording;
  const { carried } = followsUp;
  if (carried === null) return t('following:alone');
  const whole = [carried.instead, question].filter((part) => part !== null).join(' ');
  const asked = plainMarkdown(whole, longestQuestion);
  const about = [
    ...namedIn(carried, whole),
    ...filterWords(carried.filters, wording),
    ...timeWords(carried, whole, wording),
  ];
  return about.length === 0
    ? t('following:asked', { question: asked })
    : t('following:askedAbout', { question: asked, about: about.join(', ') });
}

/** What counted most, in the order in which it was named; not what stands in the question as it is shown. */
function namedIn({ about }: Carried, question: string): readonly string[] {
  const said = question.toLowerCase();
  const named = about.filter(
    ({ words, share }) => share >= leastNamed && !said.includes(words.toLowerCase()),
  );
  const kept = new Set(named.toSorted((left, right) => right.share - left.share).slice(0, mostNamed));
  return named.filter((each) => kept.has(each)).map(({ words }) => plainMarkdown(words, longestName));
}

function filterWords({ outlet, since, until }: Filters, wording: Wording): readonly string[] {
  const { t } = wording;
  return [
    ...(outlet === null ? [] : [t('following:only', { outlet: plainMarkdown(outlet, longestName) })]),
    ...dayWords({ since, until }, wording),
  ];
}

/** The days that are meant, since "yesterday" of an older question is another day by now. */
function timeWords({ time }: Carried, question: string, wording: Wording): readonly string[] {
  if (time === null || question.includes(time.words)) return [];
  const days = time.days ?? time.filter;
  return days === null ? [] : dayWords(days, wording);
}

function dayWords(days: CarriedDays, wording: Wording): readonly string[] {
  const { t } = wording;
  const [since, until] = [days.since, days.until].map((day) =>
    day === null ? null : shownDay(day, wording),
  );
  if (typeof since === 'string' && typeof until === 'string')
    return [since === until ? since : t('following:between', { since, until })];
  if (typeof since === 'string') return [t('following:since', { since })];
  return typeof until === 'string' ? [t('following:until', { until })] : [];
}
