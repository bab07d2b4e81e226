import type { Answer, Finding } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { keySpan } from '../key-span.js';
import { findingOf, readDiffering } from './differing-line.js';
import type { BotMessage } from './message.js';
import { attributionLine } from './attribution-line.js';
import { quotedBlocks, readQuotations } from '../markdown/quotation-block.js';
import type { RenderedAnswer } from './render-answer.js';
import { sourceLine } from './source-line.js';

/** A quotation in a message that is about to be sent and must not be. */
export interface QuotationDefect {
  /** Index of the finding in the answer; null where the message quotes something that is no finding. */
  readonly finding: number | null;
  readonly problem: string;
}

/**
 * Reads a message as a person will, and compares it with what is stored: every block quote must be, letter
 * by letter, a finding's quotation or its key sentence, a speaker in brackets behind it must be the finding's, outlet and
 * date below it must be those of its source, and its number must lead to the line of that source, whose link jumps to these
 * very words. Numbers that are said to differ must stand in these quotations.
 */
export function checkQuotations(
  answer: Answer,
  rendered: RenderedAnswer,
  wording: Wording,
): readonly QuotationDefect[] {
  const text = messageText(rendered.message);
  const quotations = readQuotations(text);
  const blocks = quotedBlocks(text);
  const lines = new Set(text.split('\n'));
  const findingAt = (position: number): Finding | undefined =>
    answer.findings[rendered.quoted[position] ?? Number.NaN];
  /** What is rightly quoted of a source: its line jumps to that. */
  const quotedOf = (n: number): readonly string[] =>
    quotations.flatMap(({ slice }, position) => {
      const finding = findingAt(position);
      return slice !== null && finding?.source === n && storedSlices(finding).includes(slice) ? [slice] : [];
    });
  const defects: QuotationDefect[] = [];
  for (const [position, { source, slice, speaker }] of quotations.entries()) {
    const index = rendered.quoted[position];
    const finding = findingAt(position);
    if (index === undefined || !finding) {
      defects.push({ finding: null, problem: 'a block quote that is no finding' });
    } else if (slice === null || !storedSlices(finding).includes(slice)) {
      defects.push({ finding: index, problem: 'the quotation differs from the stored text' });
    } else if (speaker !== null && speaker !== finding.speaker) {
      defects.push({ finding: index, problem: 'the quotation names another speaker' });
    } else if (source !== finding.source) {
      defects.push({ finding: index, problem: 'the quotation names another source' });
    } else {
      const line = answer.sources.find(({ n }) => n === source);
      if (!line || !lines.has(sourceLine(line, quotedOf(line.n), wording))) {
        defects.push({ finding: index, problem: 'the number leads to no source' });
      } else if (blocks[position]?.below !== attributionLine(line, wording)) {
        defects.push({ finding: index, problem: 'the quotation names another outlet or date' });
      }
    }
  }
  for (const index of rendered.quoted.slice(quotations.length)) {
    defects.push({ finding: index, problem: 'the quotation is not in the message' });
  }
  return [...defects, ...differingDefects(answer, rendered.quoted, text)];
}

/** Numbers that the message says differ and that the quotations beside it do not hold, or the answer does not. */
function differingDefects(answer: Answer, quoted: readonly number[], text: string): QuotationDefect[] {
  const kept = answer.disagreement?.values ?? [];
  return readDiffering(text).flatMap((told) => {
    const isKept =
      told !== null && kept.some(({ value, source }) => value === told.value && source === told.source);
    const finding = told && findingOf(told, answer, quoted);
    if (isKept && finding !== null) return [];
    return [{ finding, problem: 'a number that no quotation holds' }];
  });
}

/** What a finding may be quoted as: all of it, or the sentence that earned its score. */
function storedSlices(finding: Finding): readonly string[] {
  const key = keySpan(finding);
  return [finding.quote, ...(key ? [finding.quote.slice(key.start, key.end)] : [])];
}

/** Everything in a message that a block quote could stand in. */
function messageText(message: BotMessage): string {
  const parts = message.embeds.flatMap((embed) => [
    embed.description ?? '',
    ...(embed.fields ?? []).map(({ value }) => value),
  ]);
  return [message.content, ...parts].join('\n\n');
}
