import { styleText } from 'node:util';

export type TextStyle = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'dim' | 'cyan';

/** A run of text in one style. */
export interface Span {
  readonly text: string;
  readonly styles: readonly TextStyle[];
}

/** A paragraph: it wraps as a whole, each of its lines after `indent`. */
export interface Paragraph {
  readonly indent: string;
  readonly spans: readonly Span[];
}

export interface Page {
  /** Columns; Infinity: no wrapping. */
  readonly width: number;
  /** Whether styles become ANSI sequences; else they are left out. */
  readonly useColour: boolean;
}

/** Lays paragraphs out on a page, words kept whole where they fit. */
export function layOut(paragraphs: readonly Paragraph[], page: Page): string {
  return paragraphs.flatMap((paragraph) => wrap(paragraph, page)).join('\n');
}

function wrap({ indent, spans }: Paragraph, page: Page): string[] {
  const room = Math.max(10, page.width - displayWidth(indent));
  const lines: Span[][] = [[]];
  let used = 0;
  for (const word of wordsOf(spans)) {
    const width = word.reduce((sum, { text }) => sum + displayWidth(text), 0);
    if (used > 0 && used + width > room) {
      lines.push([]);
      used = 0;
      if (isSpace(word)) continue;
    }
    lines.at(-1)?.push(...word);
    used += width;
  }
  const margin = paint({ text: indent, styles: ['dim'] }, page);
  return lines.map(
    (line) =>
      margin +
      joined(line)
        .map((span) => paint(span, page))
        .join('')
        .trimEnd(),
  );
}

/** Words and the spaces between them; a word may change its style within: a full stop belongs to the bold word before it. */
function wordsOf(spans: readonly Span[]): readonly (readonly Span[])[] {
  const words: Span[][] = [];
  for (const { text, styles } of spans) {
    for (const part of text.split(/(\s+)/).filter((one) => one !== '')) {
      const piece = [{ text: part, styles }];
      const before = words.at(-1);
      if (before && isSpace(before) === isSpace(piece)) before.push(...piece);
      else words.push(piece);
    }
  }
  return words;
}

function isSpace(word: readonly Span[]): boolean {
  return word.every(({ text }) => text.trim() === '');
}

/** Neighbours of one style become one span, so that the style is switched once. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && last.styles.join() === span.styles.join()) {
      result[result.length - 1] = { text: last.text + span.text, styles: last.styles };
    } else result.push(span);
  }
  return result;
}

function paint({ text, styles }: Span, { useColour }: Page): string {
  if (!useColour || styles.length === 0 || text === '') return text;
  return styleText([...styles], text, { validateStream: false });
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u;

/** Columns that a text takes: two for emoji and East Asian wide characters, none for marks on their own. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (/^[\p{Mark}\p{Format}]+$/u.test(segment)) continue;
    width += wide.test(segment) ? 2 : 1;
  }
  return width;
}
