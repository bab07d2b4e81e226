import type { Answer, Source } from '../../archive/answer.js';
import { outletKey } from '../../archive/outlet-key.js';
import type { Values, Wording } from '../../locales/wording.js';
import { ageNote } from './age-note.js';
import type { AnswerPage } from './answer-pages.js';
import { attributionLine } from './attribution-line.js';
import { coverageLine } from './coverage-line.js';
import { differingLine } from './differing-line.js';
import { followedLine } from './followed-words.js';
import { searchNotes } from './search-notes.js';
import type { ShownFinding } from './shown-findings.js';
import { sourceLine } from './source-line.js';
import { missNotes, otherDaysNote } from './understood-words.js';

/** How an answer is worded. */
export interface AnswerWording {
  readonly wording: Wording;
  /** What commands are called where they are not slash commands: `{ '/add': 'dateline add' }`. */
  readonly commandNames: Values;
}

/**
 * The text of a page of an answer. What the question took over from the one before, and that it is not of the days that were
 * asked about; then the best quotation, directly below it outlet and date, then what the same outlet and then what others say; how many tell of it and in which numbers they differ; the sources; what narrowed the search.
 * Later pages have quotations and their sources only.
 *
 * @param index of the page, from 0.
 */
export function answerText(
  answer: Answer,
  page: AnswerPage,
  index: number,
  { wording, commandNames }: AnswerWording,
): string {
  const isFirst = index === 0;
  const shown = inReadingOrder(page.shown);
  const quoted = shown.map(({ finding }) => finding);
  const otherDays = otherDaysNote(answer, wording);
  const notes = isFirst ? searchNotes(answer, wording).filter((note) => note !== otherDays) : [];
  const blocks = [
    isFirst ? followedLine(answer, wording) : null,
    isFirst && otherDays !== null ? `⚠️ ${otherDays}` : null,
    isFirst ? opening(answer, shown.length > 0, { wording, commandNames }) : null,
    ...quotationBlocks(shown, isFirst ? ageNote(answer, wording) : null, wording),
    isFirst && shown.length > 0 ? coverageLine(answer.coverage, wording) : null,
    differingLine(answer, quoted, wording),
    unquotableNotice(page.unquotable, wording),
    sourceList(shown, page.unquotable, wording),
    notes.length > 0 ? notes.join('\n') : null,
  ];
  return blocks.filter((block) => block !== null).join('\n\n');
}

/** The best first, then what its outlet says beside it, then others. */
export function inReadingOrder(shown: readonly ShownFinding[]): readonly ShownFinding[] {
  const [best] = shown;
  if (!best) return [];
  const isOfBest = (each: ShownFinding): boolean => isOfOneOutlet(each.source, best.source);
  return [...shown.filter(isOfBest), ...shown.filter((each) => !isOfBest(each))];
}

function isOfOneOutlet(one: Source, other: Source): boolean {
  if (one.outlet === null || other.outlet === null) return one.n === other.n;
  return outletKey(one.outlet) === outletKey(other.outlet);
}

/** @param shown in reading order. */
function quotationBlocks(
  shown: readonly ShownFinding[],
  noteOnBest: string | null,
  wording: Wording,
): readonly string[] {
  const [best] = shown;
  const others = shown.find((each) => best && !isOfOneOutlet(each.source, best.source));
  return shown.flatMap((each) => [
    ...(each === others ? [`**${wording.t('answer:otherOutlets')}**`] : []),
    `${each.block}\n${attributionLine(each.source, wording)}`,
    ...(each === best && noteOnBest !== null ? [noteOnBest] : []),
  ]);
}

/** Says how far the answer can be trusted, before anything is quoted. A plain answer needs no introduction. */
function opening(answer: Answer, isQuoted: boolean, { wording, commandNames }: AnswerWording): string | null {
  const { t } = wording;
  const { verdict } = answer;
  if (verdict === 'nothing') {
    return [...missNotes(answer, wording, commandNames), t('answer:addAnArticle', commandNames)].join('\n');
  }
  if (!isQuoted) return t(verdict === 'answered' ? 'answer:notQuotable' : 'answer:nearestNotQuotable');
  return verdict === 'nearest' ? t('answer:nearest') : null;
}

function unquotableNotice(sources: readonly Source[], { t }: Wording): string | null {
  if (sources.length === 0) return null;
  return t('answer:notQuoted', { numbers: sources.map(({ n }) => `[${n}]`).join(' ') });
}

/** One line for each source that a quotation or a notice names, in order of their numbers. */
function sourceList(
  shown: readonly ShownFinding[],
  unquotable: readonly Source[],
  wording: Wording,
): string | null {
  const named = [...shown.map(({ source }) => source), ...unquotable];
  const sources = [...new Map(named.map((source) => [source.n, source])).values()];
  if (sources.length === 0) return null;
  const quotedOf = (n: number): readonly string[] =>
    shown.filter(({ source }) => source.n === n).map(({ slice }) => slice);
  const lines = sources
    .sort((left, right) => left.n - right.n)
    .map((source) => sourceLine(source, quotedOf(source.n), wording));
  return [`**${wording.t('answer:sources')}**`, ...lines].join('\n');
}
