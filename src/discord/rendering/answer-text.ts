import type { Answer, Source } from '../../archive/answer.js';
import { outletKey } from '../../archive/outlet-key.js';
import { ageNote } from './age-note.js';
import type { AnswerPage } from './answer-pages.js';
import { attributionLine } from './attribution-line.js';
import type { CommandNames } from './command-names.js';
import { coverageLine } from './coverage-line.js';
import { differingLine } from './differing-line.js';
import { searchNotes } from './search-notes.js';
import type { ShownFinding } from './shown-findings.js';
import { sourceLine } from './source-line.js';
import { missInDays } from './understood-words.js';

/**
 * The text of a page of an answer. First the best quotation, directly below it outlet and date, then what the same outlet
 * and then what others say; how many tell of it and in which numbers they differ; the sources; what narrowed the search.
 * Later pages have quotations and their sources only.
 *
 * @param index of the page, from 0.
 */
export function answerText(answer: Answer, page: AnswerPage, index: number, names: CommandNames): string {
  const isFirst = index === 0;
  const shown = inReadingOrder(page.shown);
  const quoted = shown.map(({ finding }) => finding);
  const notes = isFirst ? searchNotes(answer) : [];
  const blocks = [
    isFirst ? opening(answer, shown.length > 0, names) : null,
    ...quotationBlocks(shown, isFirst ? ageNote(answer) : null),
    isFirst && shown.length > 0 ? coverageLine(answer.coverage) : null,
    differingLine(answer, quoted),
    unquotableNotice(page.unquotable),
    sourceList(shown, page.unquotable),
    notes.length > 0 ? notes.join('\n') : null,
  ];
  return blocks.filter((block) => block !== null).join('\n\n');
}

/** The best first, then what its outlet says beside it, then others. */
export function inReadingOrder(shown: readonly ShownFinding[]): readonly ShownFinding[] {
  const [best] = shown;
  if (!best) return [];
  return [
    ...shown.filter((each) => isOfOutlet(each, best)),
    ...shown.filter((each) => !isOfOutlet(each, best)),
  ];
}

function isOfOutlet({ source: one }: ShownFinding, { source: other }: ShownFinding): boolean {
  if (one.outlet === null || other.outlet === null) return one.n === other.n;
  return outletKey(one.outlet) === outletKey(other.outlet);
}

function quotationBlocks(shown: readonly ShownFinding[], noteOnBest: string | null): readonly string[] {
  const [best] = shown;
  const blocks: string[] = [];
  let isOther = false;
  for (const each of shown) {
    if (best && !isOther && !isOfOutlet(each, best)) {
      isOther = true;
      blocks.push('**Other outlets**');
    }
    blocks.push(`${each.block}\n${attributionLine(each.source)}`);
    if (each === best && noteOnBest !== null) blocks.push(noteOnBest);
  }
  return blocks;
}

/** Says how far the answer can be trusted, before anything is quoted. A plain answer needs no introduction. */
function opening(answer: Answer, isQuoted: boolean, names: CommandNames): string | null {
  const { verdict } = answer;
  if (verdict === 'nothing') return nothingFound(answer, names);
  if (!isQuoted) {
    return verdict === 'answered'
      ? 'There is something on this in the archive, but not in words that I can quote here.'
      : 'Not sure. Something near it is in the archive, but not in words that I can quote here.';
  }
  return verdict === 'nearest' ? 'Not sure. The nearest I have is:' : null;
}

function nothingFound(answer: Answer, names: CommandNames): string {
  const { where = 'the archive', wayOut = null } = missInDays(answer) ?? {};
  return [
    `I found nothing in ${where} that answers this.`,
    ...(wayOut === null ? [] : [`${wayOut}.`]),
    `If you know an article that does, add it with ${names.add} and ask again.`,
  ].join('\n');
}

function unquotableNotice(sources: readonly Source[]): string | null {
  if (sources.length === 0) return null;
  const numbers = sources.map(({ n }) => `[${n}]`).join(' ');
  return `Not quoted, because Discord cannot show it unchanged. Read it at ${numbers}.`;
}

/** One line for each source that a quotation or a notice names, in order of their numbers. */
function sourceList(shown: readonly ShownFinding[], unquotable: readonly Source[]): string | null {
  const sources = new Map(
    [...shown.map(({ source }) => source), ...unquotable].map((each) => [each.n, each]),
  );
  if (sources.size === 0) return null;
  const lines = [...sources.values()]
    .sort((left, right) => left.n - right.n)
    .map((source) =>
      sourceLine(
        source,
        shown.filter((each) => each.source.n === source.n).map(({ slice }) => slice),
      ),
    );
  return ['**Sources**', ...lines].join('\n');
}
