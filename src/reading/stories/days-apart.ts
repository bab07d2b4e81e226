import type { ReportSigns } from './report-signs.js';

/** Whole days between the dates of two reports; null where one has none. */
export function daysApart(one: Pick<ReportSigns, 'day'>, other: Pick<ReportSigns, 'day'>): number | null {
  return one.day === null || other.day === null ? null : Math.abs(one.day - other.day);
}
