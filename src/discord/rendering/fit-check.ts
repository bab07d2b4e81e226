import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { attributionLine } from './attribution-line.js';
import { showWhole, type ShownFinding } from './shown-findings.js';
import { sourceLine } from './source-line.js';

/** What of a check's quotations goes into its message. Each is whole; none was cut to fit. */
export interface FittedCheck {
  /** Block quotes with outlet and date below them, by the index of the finding. */
  readonly blocks: ReadonlyMap<number, string>;
  /** One line for each source that is quoted, in order of their numbers. */
  readonly sourceLines: readonly string[];
  /** Quotations for which there was no room, or that cannot be shown unchanged. */
  readonly leftOut: number;
}

/**
 * Chooses the quotations that fit into `room` characters together with the lines of their sources.
 * @param order indices of findings, the most urgent first.
 */
export function fitCheck(
  answer: Answer,
  order: readonly number[],
  room: number,
  without: ReadonlySet<number>,
  wording: Wording,
): FittedCheck {
  const shown: ShownFinding[] = [];
  let leftOut = 0;
  for (const index of order) {
    const source = answer.sources.find(({ n }) => n === answer.findings[index]?.source);
    // A quotation without a source is a defect, and a defect is not shown.
    if (!source || without.has(index)) continue;
    const next = showWhole(answer, index, source, wording);
    if (next && lengthOf([...shown, next], wording) <= room) shown.push(next);
    else leftOut += 1;
  }
  return {
    blocks: new Map(shown.map((each) => [each.finding, blockOf(each, wording)])),
    sourceLines: linesOf(shown, wording),
    leftOut,
  };
}

function blockOf({ block, source }: ShownFinding, wording: Wording): string {
  return `${block}\n${attributionLine(source, wording)}`;
}

/** In the order in which the quotations stand in the message, which is that of the findings. */
function linesOf(shown: readonly ShownFinding[], wording: Wording): readonly string[] {
  const inOrder = shown.toSorted((left, right) => left.finding - right.finding);
  const sources = new Map(inOrder.map(({ source }) => [source.n, source]));
  return [...sources.values()]
    .sort((left, right) => left.n - right.n)
    .map((source) => {
      const quoted = inOrder.filter((each) => each.source.n === source.n).map(({ slice }) => slice);
      return sourceLine(source, quoted, wording);
    });
}

function lengthOf(shown: readonly ShownFinding[], wording: Wording): number {
  const parts = [...shown.map((each) => blockOf(each, wording)), ...linesOf(shown, wording)];
  return parts.reduce((sum, part) => sum + part.length + 2, 0);
}
