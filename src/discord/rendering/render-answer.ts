import type { Answer, Verdict } from '../../archive/answer.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { answerButtons, type ShownPage } from './answer-buttons.js';
import { answerPages, type AnswerPage } from './answer-pages.js';
import { answerText, inReadingOrder } from './answer-text.js';
import { slashCommands, type CommandNames } from './command-names.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** An answer as a message, and which findings it quotes: the indices, in the order in which they stand. */
export interface RenderedAnswer {
  readonly message: BotMessage;
  readonly quoted: readonly number[];
  /** Which page it is, from 0; the last where one was asked for that is not there. */
  readonly page: number;
  readonly pages: number;
}

/** How an answer is to be shown. */
export interface AnswerView {
  /** From 0, which is the one that is shown unless told. */
  readonly page?: number;
  /** Indices of findings that are not shown. */
  readonly without?: ReadonlySet<number>;
  /** The slash commands unless told. */
  readonly names?: CommandNames;
}

/** In front of the question, in the colour of the message's edge: what to think of the answer before it is read. */
const verdictIcons: Readonly<Record<Verdict, string>> = { answered: '🟢', nearest: '🟠', nothing: '⚪' };

/** A page of an answer as a message. Pure: the same answer always gives the same message. */
export function renderAnswer(answer: Answer, view: AnswerView = {}): RenderedAnswer {
  const { without = new Set(), names = slashCommands } = view;
  const icon = verdictIcons[answer.verdict];
  const title = `${icon} ${plainMarkdown(answer.question, embedLimits.title - icon.length - 1)}`.trim();
  const most = answer.findings.length + 1;
  const longestFooter = footerText(answer, names, { page: most, pages: most });
  const room = Math.min(embedLimits.description, embedLimits.total - title.length - longestFooter.length);
  const fits = (page: AnswerPage, index: number): boolean =>
    answerText(answer, page, index, names).length <= room;
  const pages = answerPages(answer, without, fits);
  const index = Math.min(view.page ?? 0, pages.length - 1);
  const page = pages[index] ?? { shown: [], unquotable: [] };
  return {
    message: botMessage({
      embeds: [
        {
          title,
          description: answerText(answer, page, index, names),
          color: embedColors[answer.verdict],
          footer: { text: footerText(answer, names, { page: index, pages: pages.length }) },
        },
      ],
      components: answerButtons(answer, { page: index, pages: pages.length }),
    }),
    quoted: inReadingOrder(page.shown).map(({ finding }) => finding),
    page: index,
    pages: pages.length,
  };
}

/** How an answer is called, and how to have it cited; and which of its pages this is, where it has several. */
export function footerText(answer: Answer, names: CommandNames, { page, pages }: ShownPage): string {
  return [
    `Answer ${answer.id}`,
    ...(pages > 1 ? [`page ${page + 1} of ${pages}`] : []),
    ...(answer.sources.length > 0 ? [`${names.sources} cites it at any time`] : []),
  ].join(' · ');
}
