import { readReportSigns, type ReportSigns } from '../../../src/reading/stories/report-signs.js';

export interface SampleReport {
  readonly title?: string | null;
  readonly text: string;
  readonly date?: string | null;
  readonly language?: string | null;
  /** Each of its passages, as a direction; all the same where none is given. */
  readonly vectors?: readonly (readonly number[])[];
}

/** The signs of an invented report. */
export function signsOf({
  title = null,
  text,
  date = '2025-05-05',
  language = null,
  vectors,
}: SampleReport): ReportSigns {
  const units = (vectors ?? [[1, 0]]).map((vector) => {
    const length = Math.hypot(...vector);
    return Float32Array.from(vector, (number) => number / length);
  });
  return readReportSigns({ title, text, publishedAt: date, language }, units);
}
