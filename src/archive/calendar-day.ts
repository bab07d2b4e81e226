/** The day of an ISO 8601 date or time, `YYYY-MM-DD`; an empty string where there is none, which sorts before every day. */
export function calendarDay(publishedAt: string | null): string {
  return publishedAt?.slice(0, 10) ?? '';
}
