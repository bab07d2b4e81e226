import type { CslDate } from './csl-item.js';

/** Year, month and day in four and two digits: "2024-12-03". */
export function paddedDay({ 'date-parts': [[year, month, day]] }: CslDate, separator: '-' | '/'): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    separator,
  );
}
