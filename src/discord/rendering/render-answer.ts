import type { Answer, Verdict } from '../../archive/answer.js';
import type { Values, Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { answerButtons } from './answer-buttons.js';
import type { ShownPage } from './paging-row.js';
import { answerPages, type AnswerPage } from './answer-pages.js';
import { answerText, inReadingOrder, type AnswerWording } from './answer-text.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** A page of an answer as a message, and which findings it quotes: the indices, in the order in which they stand. */
export interface RenderedAnswer extends ShownPage {
  readonly message: BotMessage;
  readonly quoted: readonly number[];
}

/** How an answer is to be shown. */
export interface AnswerView {
  readonly wording: Wording;
  /** From 0, which is the one that is shown unless told; the last where it is not there. */
  readonly page?: number;
  /** Indices of findings that are not shown. */
  readonly without?: ReadonlySet<number>;
  /** What commands are called where they are not slash commands: `{ '/add': 'dateline add' }`. */
  readonly commandNames?: Values;
}

/** In front of the question, in the colour of the message's edge: what to think of the answer before it is read. */
const verdictIcons: Readonly<Record<Verdict, string>> = { answered: '🟢', nearest: '🟠', nothing: '⚪' };

/** A page of an answer as a message. Pure: the same answer always gives the same message. */
export function renderAnswer(answer: Answer, view: AnswerView): RenderedAnswer {
  const { wording, commandNames = {}, without = new Set() } = view;
  const icon = verdictIcons[answer.verdict];
  const title = `${icon} ${plainMarkdown(answer.question, embedLimits.title - icon.length - 1)}`.trim();
  const most = answer.findings.length + 1;
  const longestFooter = footerText(answer, { page: most, pages: most }, { wording, commandNames });
  const room = Math.min(embedLimits.description, embedLimits.total - title.length - longestFooter.length);
  const textOf = (page: AnswerPage, index: number): string =>
    answerText(answer, page, index, { wording, commandNames });
  const pages = answerPages(answer, without, wording, (page, index) => textOf(page, index).length <= room);
  const index = Math.min(view.page ?? 0, pages.length - 1);
  const page = pages[index] ?? { shown: [], unquotable: [] };
  const shownPage = { page: index, pages: pages.length };
  return {
    message: botMessage({
      embeds: [
        {
          title,
          description: textOf(page, index),
          color: embedColors[answer.verdict],
          footer: { text: footerText(answer, shownPage, { wording, commandNames }) },
        },
      ],
      components: answerButtons(answer, shownPage, wording),
    }),
    quoted: inReadingOrder(page.shown).map(({ finding }) => finding),
    ...shownPage,
  };
}

/** How an answer is called, and how to have it cited; and which of its pages this is, where it has several. */
export function footerText(
  answer: Answer,
  { page, pages }: ShownPage,
  { wording: { t }, commandNames }: AnswerWording,
): string {
  return [
    t('answer:footer.answer', { id: answer.id }),
    ...(pages > 1 ? [t('answer:footer.page', { page: page + 1, pages })] : []),
    ...(answer.sources.length > 0 && !answer.unkept ? [t('answer:footer.cites', commandNames)] : []),
  ].join(' · ');
}
