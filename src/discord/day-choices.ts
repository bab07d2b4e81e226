import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { fold } from '../archive/fold.js';
import type { MonthOfArticles } from '../archive/month-of-articles.js';
import { monthName } from '../locales/month-name.js';
import { weekdayName } from '../locales/weekday-name.js';
import type { Wording } from '../locales/wording.js';
import { addDays, endOfMonth, startOfMonth, startOfWeek, weekdayOf } from '../search/time/calendar.js';
import { typedDay, type TypingDay } from './typed-day.js';

/** As many as Discord takes. */
const maximumChoices = 25;

/** What days are offered by. */
export interface DayOffer extends TypingDay {
  /** Whether the first day that is wanted is asked for, or the last one. */
  readonly end: 'since' | 'until';
  readonly typed: string;
  /** The other end, `YYYY-MM-DD`, where it is given already. */
  readonly other: string | null;
  /** The newest first. */
  readonly months: readonly MonthOfArticles[];
}

const sinceKeys = ['this-week', 'this-month', 'this-year'] as const;
const untilKeys = ['last-week', 'last-month', 'last-year'] as const;
type CalendarKey = 'today' | 'yesterday' | (typeof sinceKeys | typeof untilKeys)[number];

interface OfferedDay {
  readonly day: string;
  readonly name: string;
}

/**
 * Days for `since` or `until`: what the typed text reads as goes first, then those by today's calendar, the newest and the
 * oldest one with an article, and the months with articles, as far as they hold what was typed. A day that would leave no
 * article is offered only to who types it.
 */
export function dayChoices(
  offer: DayOffer,
  wording: Wording,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const usual = [...calendarDays(offer, wording), ...archiveDays(offer, wording)].filter(({ day }) =>
    leavesArticles(day, offer),
  );
  const wanted = fold(offer.typed).trim();
  const holding = usual.filter(
    ({ day, name }) => fold(name).includes(wanted) || day.startsWith(offer.typed.trim()),
  );
  const read = readDay(offer, wording);
  const known = usual.find(({ day }) => day === read?.day);
  const days = new Map<string, string>();
  for (const { day, name } of [...(read ? [known ?? read] : []), ...holding]) {
    if (!days.has(day)) days.set(day, name);
  }
  return [...days].slice(0, maximumChoices).map(([value, name]) => ({ name, value }));
}

function readDay(offer: DayOffer, { t, language }: Wording): OfferedDay | null {
  const day = typedDay(offer.end, offer.typed, offer, language);
  if (day === null) return null;
  return { day, name: t('days:read', { date: day, weekday: weekdayName(weekdayOf(day), language) }) };
}

function calendarDays({ end, today, weekStart }: DayOffer, { t }: Wording): readonly OfferedDay[] {
  const starts = [startOfWeek(today, weekStart), startOfMonth(today), `${today.slice(0, 4)}-01-01`] as const;
  const dayOf = (key: CalendarKey, day: string) => ({ day, name: t(`days:${key}`, { date: day }) });
  const [week, month, year] = end === 'since' ? starts : starts.map((day) => addDays(day, -1));
  const keys = end === 'since' ? sinceKeys : untilKeys;
  return [
    dayOf('today', today),
    dayOf('yesterday', addDays(today, -1)),
    ...[week, month, year].flatMap((day, index) => {
      const key = keys[index];
      return day === undefined || key === undefined ? [] : [dayOf(key, day)];
    }),
  ];
}

function archiveDays({ end, months }: DayOffer, { t, language }: Wording): readonly OfferedDay[] {
  const [newest, oldest] = [months[0]?.newest, months.at(-1)?.oldest];
  if (newest === undefined || oldest === undefined) return [];
  return [
    { day: newest, name: t('days:newest', { date: newest }) },
    { day: oldest, name: t('days:oldest', { date: oldest }) },
    ...months.map(({ month, articles }) => {
      const first = `${month}-01`;
      const day = end === 'since' ? first : endOfMonth(first);
      const values = { date: day, month: monthName(month, language), count: articles };
      return { day, name: t('days:month', values) };
    }),
  ];
}

/** Where an archive holds nothing that has a date, any day is as good as another. */
function leavesArticles(day: string, { end, other, months }: DayOffer): boolean {
  const [newest, oldest] = [months[0]?.newest, months.at(-1)?.oldest];
  if (end === 'since') return (newest === undefined || day <= newest) && (other === null || day <= other);
  return (oldest === undefined || day >= oldest) && (other === null || day >= other);
}
