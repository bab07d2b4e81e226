import { isReached, type Row } from './row.js';
import type { Spread } from './statistics.js';

const head = ['what', 'measured', 'yardstick', 'ratio', 'reach', 'reached'];

export function renderTable(rows: readonly Row[]): string {
  return renderCells(head, rows.map(cellsOf));
}

/** A Markdown table, columns aligned: it reads as well in a terminal as in the README. */
export function renderCells(first: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [first, ...rows];
  const widths = first.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const lines = cells.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function cellsOf(row: Row): string[] {
  const { what, figure, unit, yardstick, ratio, reach } = row;
  return [
    what,
    `${withSpread(figure)} ${unit}`,
    yardstick ? `${yardstick.what}: ${withSpread(yardstick.figure)}` : '',
    ratio ? withSpread(ratio) : '',
    [
      ...(reach.atLeast === undefined ? [] : [`≥ ${reach.atLeast}`]),
      ...(reach.atMost === undefined ? [] : [`≤ ${reach.atMost}`]),
    ]
      .map((words) => words + (ratio ? ' times' : ` ${unit}`))
      .join(', '),
    reach.atLeast === undefined && reach.atMost === undefined ? '' : isReached(row) ? 'yes' : 'NO',
  ];
}

/** "119 (115–121)"; one run has no spread. */
export function withSpread({ median, least, most, runs }: Spread): string {
  return runs === 1 ? short(median) : `${short(median)} (${short(least)}–${short(most)})`;
}

/** Three significant digits, and whole numbers from a hundred on. */
function short(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}
