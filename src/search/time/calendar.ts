const dayMs = 86_400_000;

/** A day as `YYYY-MM-DD`. @param month 1 to 12. */
export function dayOf(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** So many days later; earlier where `count` is negative. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one to the other, of dates or times in ISO 8601; 0 where the first is not the earlier. */
export function daysBetween(earlier: string, later: string): number {
  const days = (Date.parse(later.slice(0, 10)) - Date.parse(earlier.slice(0, 10))) / dayMs;
  return Math.max(0, Math.floor(days));
}

/** 0 for a Sunday to 6 for a Saturday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** The last day at or before `day` that is this weekday. */
export function latestWeekday(day: string, weekday: number): string {
  return addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
}

/** The day on which weeks begin; ISO 8601 has Monday. */
export type WeekStart = 'monday' | 'sunday' | 'saturday';

const firstWeekday: Readonly<Record<WeekStart, number>> = { sunday: 0, monday: 1, saturday: 6 };

/** The first day of the week that holds `day`. */
export function startOfWeek(day: string, weekStart: WeekStart): string {
  return latestWeekday(day, firstWeekday[weekStart]);
}

/** The first day of the month that lies `monthsBack` months before that of `day`. */
export function startOfMonth(day: string, monthsBack = 0): string {
  return dayOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - monthsBack, 1);
}

export function endOfMonth(day: string): string {
  return addDays(startOfMonth(day, -1), -1);
}

export function earlierDay(one: string, other: string): string {
  return one < other ? one : other;
}
