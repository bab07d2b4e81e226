import type { Answer, Finding, Source } from '../../archive/answer.js';
import { keySpan } from '../key-span.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { sourceLine } from './source-line.js';

/** What of an answer goes into one message. Quotations are whole; none was cut to fit. */
export interface FittedFindings {
  /** Block quotes with what they quote: the index of the finding in the answer. */
  readonly quotations: readonly { readonly finding: number; readonly block: string }[];
  /** One line for each source that a quotation or a note names, in order of their numbers. */
  readonly sourceLines: readonly string[];
  /** Numbers of sources that answer in words which cannot be shown unchanged. */
  readonly unquotable: readonly number[];
  /** Findings for which there was no room. */
  readonly leftOut: number;
}

/** Between two blocks stands an empty line. */
const blockGap = 2;

/**
 * Chooses the findings, best first, that fit into `budget` characters together with the lines of their
 * sources. A finding that does not fit is left out whole, and a shorter one after it may still go in;
 * where nothing stands yet, its key sentence alone is tried first.
 */
export function fitFindings(answer: Answer, budget: number, without: ReadonlySet<number>): FittedFindings {
  const sources = new Map(answer.sources.map((source) => [source.n, source]));
  const lines = new Map<number, string>();
  const quotations: { finding: number; block: string }[] = [];
  const unquotable = new Set<number>();
  let room = budget;
  let leftOut = 0;

  const lineCost = (source: Source): number => (lines.has(source.n) ? 0 : sourceLine(source).length + 1);
  const addLine = (source: Source): void => {
    room -= lineCost(source);
    lines.set(source.n, sourceLine(source));
  };

  for (const [index, finding] of answer.findings.entries()) {
    const source = sources.get(finding.source);
    // A quotation without a source is a defect, and a defect is not shown.
    if (!source || without.has(index)) continue;
    const blocks = quotations.length === 0 ? [wholeBlock(finding), keyBlock(finding)] : [wholeBlock(finding)];
    const showable = blocks.filter((block) => block !== null);
    const block = showable.find((each) => each.length + blockGap + lineCost(source) <= room);
    if (block !== undefined) {
      quotations.push({ finding: index, block });
      room -= block.length + blockGap;
      addLine(source);
    } else if (showable.length > 0 && quotations.length > 0) {
      leftOut += 1;
    } else if (lineCost(source) <= room) {
      unquotable.add(finding.source);
      addLine(source);
    }
  }
  const numbers = [...lines.keys()].sort((left, right) => left - right);
  return {
    quotations,
    sourceLines: numbers.map((n) => lines.get(n) ?? ''),
    unquotable: [...unquotable].sort((left, right) => left - right),
    leftOut,
  };
}

/** The whole quotation and who speaks in it, the sentence that answers in bold where it has company. */
function wholeBlock(finding: Finding): string | null {
  const key = keySpan(finding);
  const isPart = key !== null && key.end - key.start < finding.quote.length;
  // Bold does not reach over the end of a quoted line.
  const bold = isPart && !finding.quote.slice(key.start, key.end).includes('\n') ? key : undefined;
  return quotationBlock(finding.quote, finding.source, { bold, speaker: finding.speaker });
}

/** The sentence that answers alone. Who speaks was found for the whole quotation, and is not said of a part of it. */
function keyBlock(finding: Finding): string | null {
  const key = keySpan(finding);
  return key && quotationBlock(finding.quote.slice(key.start, key.end), finding.source);
}
