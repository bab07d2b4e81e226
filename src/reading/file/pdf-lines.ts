import type { PdfItem } from './pdf-library.js';

/** A run of text on one line of a page, without a gap as wide as one between columns. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its foot, from the lower edge of the page. */
  readonly bottom: number;
  /** Of its letters. */
  readonly height: number;
}

/** Of the height of the letters: narrower gaps are kerning, wider ones a space, the widest part columns. */
const spaceGap = 0.15;
const columnGap = 1.4;
/** Runs belong to one line where their feet are within this share of their height. */
const sameLine = 0.4;

/** Puts a page's runs of text together to lines, from top to bottom. Turned text, as of watermarks, is left out. */
export function toLines(items: readonly PdfItem[]): PdfLine[] {
  const runs = items.filter(isUpright).map(toRun);
  runs.sort((left, right) => right.bottom - left.bottom || left.left - right.left);
  const rows: PdfLine[][] = [];
  for (const run of runs) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && first.bottom - run.bottom <= sameLine * Math.max(first.height, run.height))
      row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap(joinRow);
}

function isUpright({ str, transform }: PdfItem): boolean {
  const [across = 0, along = 0] = transform;
  return str.trim() !== '' && Math.abs(along) <= Math.abs(across) * 0.1 && across > 0;
}

function toRun({ str, transform, width, height }: PdfItem): PdfLine {
  const left = transform[4] ?? 0;
  const letterHeight = height || Math.abs(transform[3] ?? 0) || 1;
  return { text: str, left, right: left + width, bottom: transform[5] ?? 0, height: letterHeight };
}

function joinRow(row: readonly PdfLine[]): PdfLine[] {
  const lines: PdfLine[] = [];
  for (const run of [...row].sort((left, right) => left.left - right.left)) {
    const line = lines.at(-1);
    const gap = line ? run.left - line.right : 0;
    const height = Math.max(run.height, line?.height ?? 0);
    if (!line || gap > columnGap * height) {
      lines.push(run);
      continue;
    }
    const isApart = gap > spaceGap * height && !/\s$/.test(line.text) && !/^\s/.test(run.text);
    lines[lines.length - 1] = {
      text: `${line.text}${isApart ? ' ' : ''}${run.text}`,
      left: line.left,
      right: Math.max(line.right, run.right),
      bottom: Math.min(line.bottom, run.bottom),
      height,
    };
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, ' ').trim() }));
}
