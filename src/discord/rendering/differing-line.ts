import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';

/** A number as a message shows it. */
export interface ShownValue {
  readonly value: string;
  /** Number of its source. */
  readonly source: number;
}

/** By this a line is known, in whatever language its words are. No other line of an answer begins with it. */
const sign = '⚖️ ';
const separator = ' · ';
/** What needs no backslash. A number with anything else in it is not shown: it stands in its quotation all the same. */
const plainValue = String.raw`[$£€¥]?[\p{L}\p{M}\p{N} $£€¥%.,'’-]*[\p{L}\p{M}\p{N}%]`;
const isPlain = new RegExp(`^${plainValue}$`, 'u');
const openingWords = /^[^*[\]\d]*(\*\*.*)$/u;
const shownValue = new RegExp(String.raw`^\*\*(${plainValue})\*\* \[(\d+)\], [^*]*$`, 'u');

/**
 * "⚖️ Sources differ: **14 dead** [1], 6 Feb 2023 · **16 dead** [3], 8 Feb 2023", the earliest first; null where no two of
 * these numbers stand in quotations that are shown.
 *
 * @param quoted indices of the findings that are shown.
 */
export function differingLine(answer: Answer, quoted: readonly number[], wording: Wording): string | null {
  const values = (answer.disagreement?.values ?? []).filter(
    (told) => isPlain.test(told.value) && findingOf(told, answer, quoted) !== null,
  );
  if (values.length < 2) return null;
  const parts = values.map(({ value, source, publishedAt }) => {
    return `**${value}** [${source}], ${dayOf(publishedAt, wording)}`;
  });
  return `${sign}${wording.t('answer:differing')} ${parts.join(separator)}`;
}

/** What is no day is not repeated: it may be anything. */
function dayOf(publishedAt: string | null, { t, day }: Wording): string {
  const shown = publishedAt === null ? '' : day(publishedAt);
  return shown === '' || shown === publishedAt ? t('common:undated') : shown;
}

/**
 * The inverse: the numbers of every such line of a message's text; null for what is shaped as none of ours is. It goes by
 * the shape alone: words of any language, which hold no number, then each value in bold with its source.
 */
export function readDiffering(text: string): readonly (ShownValue | null)[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith(sign))
    .flatMap((line) => {
      const [, values] = openingWords.exec(line.slice(sign.length)) ?? [];
      return values === undefined ? [null] : values.split(separator).map(readValue);
    });
}

function readValue(part: string): ShownValue | null {
  const [, value, source] = shownValue.exec(part) ?? [];
  return value === undefined ? null : { value, source: Number(source) };
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
