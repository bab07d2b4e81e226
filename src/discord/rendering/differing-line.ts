import type { Answer } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';

/** A number as a message shows it. */
export interface ShownValue {
  readonly value: string;
  /** Number of its source. */
  readonly source: number;
}

const opening = 'Sources differ: ';
const separator = ' · ';
/** What needs no backslash. A number with anything else in it is not shown: it stands in its quotation all the same. */
const plainValue = String.raw`[$£€¥]?[\p{L}\p{M}\p{N} $£€¥%.,'’-]*[\p{L}\p{M}\p{N}%]`;
const isDay = /^\d{1,2} [A-Z][a-z]{2} \d{4}$/;
const isPlain = new RegExp(`^${plainValue}$`, 'u');
const shownValue = new RegExp(String.raw`^\*\*(${plainValue})\*\* \[(\d+)\], [^*]*$`, 'u');

/**
 * "Sources differ: **14 dead** [1], 6 Feb 2023 · **16 dead** [3], 8 Feb 2023", the earliest first; null where no two of
 * these numbers stand in quotations that are shown.
 *
 * @param quoted indices of the findings that are shown.
 */
export function differingLine(answer: Answer, quoted: readonly number[]): string | null {
  const values = (answer.disagreement?.values ?? []).filter(
    (told) => isPlain.test(told.value) && findingOf(told, answer, quoted) !== null,
  );
  if (values.length < 2) return null;
  const parts = values.map(({ value, source, publishedAt }) => {
    const date = publishedAt === null ? '' : formatDate(publishedAt);
    return `**${value}** [${source}], ${isDay.test(date) ? date : 'undated'}`;
  });
  return `${opening}${parts.join(separator)}`;
}

/** The inverse: the numbers of every such line of a message's text; null for what is worded as none of ours is. */
export function readDiffering(text: string): readonly (ShownValue | null)[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(opening))
    .flatMap((line) => line.slice(opening.length).split(separator))
    .map((part) => {
      const [, value, source] = shownValue.exec(part) ?? [];
      return value === undefined ? null : { value, source: Number(source) };
    });
}

/** Which of the findings that are shown holds a number; null where none does. */
export function findingOf(
  { value, source }: ShownValue,
  answer: Answer,
  quoted: readonly number[],
): number | null {
  const holds = quoted.find((index) => {
    const finding = answer.findings[index];
    return finding?.source === source && finding.quote.includes(value);
  });
  return holds ?? null;
}
