import type { PdfLine } from './pdf-lines.js';

/** A paragraph of a PDF, its lines joined. */
export interface PdfParagraph {
  readonly text: string;
  /** Of its letters. */
  readonly height: number;
}

/** A line that much farther below the one before than is usual begins a paragraph. */
const widerLeading = 1.3;
/** Letters that much larger or smaller are of another kind: a heading, a caption. */
const otherHeight = 1.12;
/** A line that begins so far in, of the height of its letters, begins a paragraph. */
const indent = 0.7;
/** A line that leaves this share of the column free ends its paragraph, where a sentence ends in it. */
const shortLine = 0.15;
const endsSentence = /[.!?…:][\s"'”’»)\]]*$/u;
const longestWord = 60;
const hyphened = /(\p{L}+)[-\u2010\u00AD]$/u;

/** Makes paragraphs of the lines of one column. */
export function toParagraphs(lines: readonly PdfLine[], words: ReadonlySet<string>): PdfParagraph[] {
  const right = lines.reduce((most, line) => Math.max(most, line.right), 0);
  const left = lines.reduce((least, line) => Math.min(least, line.left), Number.POSITIVE_INFINITY);
  const leading = usualLeading(lines);
  const paragraphs: PdfParagraph[] = [];
  let previous: PdfLine | null = null;
  for (const line of lines) {
    const open = paragraphs.at(-1);
    if (open && previous && !beginsParagraph(line, previous, { left, right, leading })) {
      paragraphs[paragraphs.length - 1] = { ...open, text: joinLines(open.text, line.text, words) };
    } else {
      paragraphs.push({ text: line.text, height: line.height });
    }
    previous = line;
  }
  return paragraphs;
}

function beginsParagraph(
  line: PdfLine,
  previous: PdfLine,
  column: { readonly left: number; readonly right: number; readonly leading: number },
): boolean {
  const ratio = line.height / previous.height;
  if (ratio > otherHeight || ratio < 1 / otherHeight) return true;
  if (previous.bottom - line.bottom > column.leading * widerLeading) return true;
  if (
    line.left - column.left > indent * line.height &&
    previous.left - column.left < (indent * line.height) / 2
  )
    return true;
  const free = column.right - previous.right;
  return free > (column.right - column.left) * shortLine && endsSentence.test(previous.text);
}

function usualLeading(lines: readonly PdfLine[]): number {
  const steps = lines.slice(1).map((line, index) => (lines[index]?.bottom ?? 0) - line.bottom);
  const ordered = steps.filter((step) => step > 0).sort((one, other) => one - other);
  return ordered[Math.floor(ordered.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** Joins a line to the text before it, and a word that was parted between them. `words` of the document tell whether its hyphen stays. */
export function joinLines(text: string, line: string, words: ReadonlySet<string>): string {
  // No word is longer; the whole of a long text would be looked through for each of its lines.
  const parted = hyphened.exec(text.slice(-longestWord));
  const rest = /^\p{L}+/u.exec(line)?.[0] ?? '';
  if (!parted || rest === '') return `${text} ${line}`;
  const start = text.slice(0, -1);
  // "Franco-" above "German": a capital is never the middle of a word.
  if (/^\p{Lu}/u.test(rest)) return `${text}${line}`;
  const whole = `${parted[1]}${rest}`.toLowerCase();
  const isCompound = !words.has(whole) && words.has(`${parted[1]}-${rest}`.toLowerCase());
  return isCompound ? `${start}-${line}` : `${start}${line}`;
}

/** The words of a document that stand within its lines, compounds with their hyphens. */
export function wordsWithin(lines: readonly PdfLine[]): ReadonlySet<string> {
  return new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []));
}

/** Joins paragraphs that go on in the next column or on the next page. */
export function joinAcross(
  columns: readonly (readonly PdfParagraph[])[],
  words: ReadonlySet<string>,
): PdfParagraph[] {
  const joined: PdfParagraph[] = [];
  for (const [first, ...others] of columns) {
    const open = joined.at(-1);
    if (!first) continue;
    const isSameKind = open !== undefined && Math.abs(open.height / first.height - 1) < otherHeight - 1;
    if (
      open &&
      isSameKind &&
      !endsSentence.test(open.text.slice(-longestWord)) &&
      /^\p{Ll}/u.test(first.text)
    ) {
      joined[joined.length - 1] = { ...open, text: joinLines(open.text, first.text, words) };
    } else {
      joined.push(first);
    }
    joined.push(...others);
  }
  return joined;
}
