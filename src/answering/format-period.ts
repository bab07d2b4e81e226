import { formatDate } from '../locales/format-date.js';

/**
 * "from 7 to 21 Nov 2026", "from 28 Oct to 11 Nov 2026", "of 5 Nov 2026", "up to 3 Jan 2026": what both days share is
 * said once.
 *
 * @param since `YYYY-MM-DD`; null: from the beginning.
 */
export function formatPeriod(since: string | null, until: string): string {
  const end = formatDate(until);
  if (since === null) return `up to ${end}`;
  if (since === until) return `of ${end}`;
  const [day, month, year] = formatDate(since).split(' ');
  const isSameYear = since.slice(0, 4) === until.slice(0, 4);
  const isSameMonth = since.slice(0, 7) === until.slice(0, 7);
  const start = [day, ...(isSameMonth ? [] : [month]), ...(isSameYear ? [] : [year])].join(' ');
  return `from ${start} to ${end}`;
}
