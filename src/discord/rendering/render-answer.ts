import type { Answer } from '../../archive/answer.js';
import { answerButtons } from './answer-buttons.js';
import { coverageLine } from './coverage-line.js';
import { differingLine } from './differing-line.js';
import { fitFindings, type FittedFindings } from './fit-findings.js';
import { countOf } from '../../count-of.js';
import { filterWords } from './format.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { missInDays, understoodNotes } from './understood-words.js';

/** An answer as a message, and which findings it quotes: the indices, in the order in which they stand. */
export interface RenderedAnswer {
  readonly message: BotMessage;
  readonly quoted: readonly number[];
}

/** What the commands are called where the answer is read. */
export interface CommandNames {
  readonly add: string;
  /** Of the command that cites this answer. */
  readonly sources: string;
}

const slashCommands: CommandNames = { add: '/add', sources: '/sources' };

/** Room for the sentences that the outcome of the fitting may add: what was not quoted, and what was left out. */
const noticeRoom = 400;

/**
 * An answer as a message: quotations first, best first, each with the number of its source; then the
 * numbers in which they differ; then the sources; then what narrowed the search. Findings whose index is in `without` are not shown.
 * Pure: the same answer always gives the same message.
 */
export function renderAnswer(
  answer: Answer,
  without: ReadonlySet<number> = new Set(),
  names: CommandNames = slashCommands,
): RenderedAnswer {
  const notes = searchNotes(answer);
  const differingRoom = differingLine(answer, [...answer.findings.keys()])?.length ?? 0;
  const budget = embedLimits.description - noticeRoom - differingRoom - notes.join('\n').length;
  const fitted = fitFindings(answer, budget, without);
  const quoted = fitted.quotations.map(({ finding }) => finding);
  const description = [
    opening(answer, fitted, names),
    ...fitted.quotations.map(({ block }) => block),
    differingLine(answer, quoted),
    ...quotationNotices(fitted),
    fitted.quotations.length > 0 ? coverageLine(answer.coverage) : null,
    ...(fitted.sourceLines.length > 0 ? [['**Sources**', ...fitted.sourceLines].join('\n')] : []),
    ...(notes.length > 0 ? [notes.join('\n')] : []),
  ].filter((block) => block !== null);
  const title = plainMarkdown(answer.question, embedLimits.title);
  const cited = answer.sources.length > 0;
  return {
    message: botMessage({
      embeds: [
        {
          ...(title ? { title } : {}),
          description: description.join('\n\n'),
          color: embedColors[answer.verdict],
          footer: {
            text: cited
              ? `Answer ${answer.id} · ${names.sources} cites it at any time`
              : `Answer ${answer.id}`,
          },
        },
      ],
      components: answerButtons(answer, { page: 0, pages: 1 }),
    }),
    quoted,
  };
}

/** Says how far the answer can be trusted, before anything is quoted. A plain answer needs no introduction. */
function opening(answer: Answer, fitted: FittedFindings, names: CommandNames): string | null {
  const { verdict } = answer;
  if (verdict === 'nothing') return nothingFound(answer, names);
  if (fitted.quotations.length === 0) {
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

function quotationNotices(fitted: FittedFindings): readonly string[] {
  const numbers = fitted.unquotable.map((n) => `[${n}]`);
  // A long list would outgrow the room that is kept for it.
  const named = numbers.length > 8 ? 'the sources below' : numbers.join(' ');
  return [
    ...(numbers.length > 0
      ? [`Not quoted, because Discord cannot show it unchanged. Read it at ${named}.`]
      : []),
    ...(fitted.leftOut > 0
      ? [`${countOf(fitted.leftOut, 'more passage')} did not fit into this message.`]
      : []),
  ];
}

/** What narrowed the search, in the question and beside it, and what that left out. */
function searchNotes(answer: Answer): readonly string[] {
  const filters = filterWords(answer.filters);
  const undated = answer.undatedLeftOut;
  return [
    ...(filters ? [`Searched only what is ${filters}.`] : []),
    ...understoodNotes(answer),
    ...(undated > 0
      ? [`${countOf(undated, 'article')} without a date ${undated === 1 ? 'was' : 'were'} left out.`]
      : []),
  ];
}
