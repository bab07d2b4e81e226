import type { PdfLine } from './pdf-lines.js';

/** The gap between two columns, of the height of the letters. */
const narrowestGutter = 0.7;
/** Each column has at least so many lines, and this share of the letters: a list's bullets are none. */
const fewestLines = 3;
const leastShare = 0.15;
/** Parts of a page that are set one above the other stand so far apart, of the height of the letters. */
const leastBreak = 0.4;
const deepest = 12;

/**
 * The lines of a page in the order in which they are read: where a gap runs down the page its columns come one
 * after the other, where only some of its parts have columns each part is looked at by itself.
 */
export function readingOrder(lines: readonly PdfLine[]): PdfLine[][] {
  return cut(lines, 0);
}

function cut(lines: readonly PdfLine[], depth: number): PdfLine[][] {
  if (lines.length < fewestLines * 2 || depth >= deepest) return lines.length > 0 ? [fromTop(lines)] : [];
  const gutter = findGutter(lines);
  if (gutter !== null) {
    const left = lines.filter(({ right }) => right <= gutter);
    const right = lines.filter((line) => line.right > gutter);
    return [...cut(left, depth + 1), ...cut(right, depth + 1)];
  }
  const height = findBreak(lines);
  if (height === null) return [fromTop(lines)];
  const upper = cut(
    lines.filter(({ bottom }) => bottom >= height),
    depth + 1,
  );
  const lower = cut(
    lines.filter(({ bottom }) => bottom < height),
    depth + 1,
  );
  // Without columns in either part it was no part.
  return upper.length + lower.length > 2 ? [...upper, ...lower] : [fromTop(lines)];
}

function fromTop(lines: readonly PdfLine[]): PdfLine[] {
  return [...lines].sort((above, below) => below.bottom - above.bottom || above.left - below.left);
}

/** Where a gap runs down between lines, the widest; null where there is none. */
function findGutter(lines: readonly PdfLine[]): number | null {
  const letterHeight = median(lines.map(({ height }) => height));
  let [best, widest] = [null as number | null, narrowestGutter * letterHeight];
  let reached = Number.NEGATIVE_INFINITY;
  for (const line of [...lines].sort((one, other) => one.left - other.left)) {
    if (line.left - reached > widest && isColumns(lines, reached))
      [best, widest] = [reached, line.left - reached];
    reached = Math.max(reached, line.right);
  }
  return best;
}

function isColumns(lines: readonly PdfLine[], gutter: number): boolean {
  const left = lines.filter(({ right }) => right <= gutter);
  const right = lines.filter((line) => line.right > gutter);
  if (left.length < fewestLines || right.length < fewestLines) return false;
  const [leftLetters, rightLetters] = [letters(left), letters(right)];
  return Math.min(leftLetters, rightLetters) >= (leftLetters + rightLetters) * leastShare;
}

/** The height of the widest gap that runs across all lines; null where there is none. */
function findBreak(lines: readonly PdfLine[]): number | null {
  const letterHeight = median(lines.map(({ height }) => height));
  let [best, widest] = [null as number | null, leastBreak * letterHeight];
  let reached = Number.POSITIVE_INFINITY;
  for (const line of [...lines].sort((one, other) => other.bottom + other.height - one.bottom - one.height)) {
    const top = line.bottom + line.height;
    if (reached !== Number.POSITIVE_INFINITY && reached - top > widest)
      [best, widest] = [reached, reached - top];
    reached = Math.min(reached, line.bottom);
  }
  return best;
}

function letters(lines: readonly PdfLine[]): number {
  return lines.reduce((sum, { text }) => sum + text.length, 0);
}

function median(values: readonly number[]): number {
  const ordered = [...values].sort((left, right) => left - right);
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}
