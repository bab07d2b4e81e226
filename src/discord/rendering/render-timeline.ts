import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
} from 'discord-api-types/payloads/v10';
import type { Answer, TimelineDay } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { writePageState } from '../page-state.js';
import { attributionLine } from './attribution-line.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { pagingRow, type ShownPage } from './paging-row.js';
import type { AnswerView, RenderedAnswer } from './render-answer.js';
import { searchNotes } from './search-notes.js';
import { sourceLine } from './source-line.js';
import { missNotes } from './understood-words.js';

export const timelineButtonPrefix = 'timeline';

/** As many days as are read at a glance. */
const daysOnPage = 6;
/** Room for the notes under the days of the first page. */
const notesRoom = 700;
/** A longer quotation is none of ours: sixty words find room in less. */
const longestBlock = 1_500;

/** A day as it is shown, and the index of the finding that it quotes; null where that cannot be shown unchanged. */
interface ShownDay {
  readonly text: string;
  readonly finding: number | null;
}

/**
 * A page of a timeline, the earliest day first: of each day how many tell it, a quotation, and its source. Pure, and put
 * through the same check as an answer.
 */
export function renderTimeline(answer: Answer, view: AnswerView): RenderedAnswer {
  const { without = new Set(), wording } = view;
  const days = answer.timeline?.days ?? [];
  const shown = days.flatMap((day) => shownDay(answer, day, wording, without));
  const pages = inPages(shown);
  if (pages.length === 0) return { message: nothingFound(answer, wording), quoted: [], page: 0, pages: 1 };
  const page = Math.min(view.page ?? 0, pages.length - 1);
  const onPage = pages[page] ?? [];
  const notes = page === 0 ? notesOf(answer, wording).join('\n') : '';
  const description = [...onPage.map(({ text }) => text), ...(notes === '' ? [] : [notes])].join('\n\n');
  return {
    message: botMessage({
      embeds: [
        {
          title: titleOf(answer, wording),
          description,
          color: embedColors.answered,
          footer: { text: footerOf(answer, { page, pages: pages.length }, wording) },
        },
      ],
      components: buttons(answer, { page, pages: pages.length }, wording),
    }),
    quoted: onPage.map(({ finding }) => finding).filter((finding) => finding !== null),
    page,
    pages: pages.length,
  };
}

function titleOf({ question }: Answer, { t }: Wording): string {
  return t('timeline:title', { topic: plainMarkdown(question, embedLimits.title - 40) });
}

function nothingFound(answer: Answer, wording: Wording): BotMessage {
  const isNarrowed = answer.understood?.time?.applied === true;
  const lines = [
    ...(isNarrowed ? missNotes(answer, wording) : [wording.t('timeline:nothing')]),
    ...notesOf(answer, wording),
    wording.t('timeline:otherWords'),
  ];
  const embed = {
    title: titleOf(answer, wording),
    description: lines.join('\n'),
    color: embedColors.nothing,
  };
  return botMessage({ embeds: [embed] });
}

/** As many lines as there is room for. */
function notesOf(answer: Answer, wording: Wording): readonly string[] {
  const count = answer.timeline?.undated ?? 0;
  const lines = [
    ...(count > 0 ? [wording.t('timeline:undated', { count })] : []),
    ...searchNotes(answer, wording),
  ];
  let room = notesRoom;
  return lines.filter((line) => {
    room -= line.length + 1;
    return room >= 0;
  });
}

function shownDay(
  { findings, sources }: Answer,
  { day, source: n, articles, independentOutlets }: TimelineDay,
  wording: Wording,
  without: ReadonlySet<number>,
): ShownDay[] {
  const { t } = wording;
  const source = sources.find((each) => each.n === n);
  const index = findings.findIndex((finding) => finding.source === n);
  const finding = findings[index];
  if (!source || !finding) return [];
  const { quote, speaker } = finding;
  const block = quotationBlock(quote, n, { speaker, speakerLabel: t('answer:speaker') });
  const isShown = block !== null && block.length <= longestBlock && !without.has(index);
  const facts = [
    `**${plainMarkdown(wording.day(day), 40)}**`,
    ...(independentOutlets > 0 ? [t('timeline:outlets', { count: independentOutlets })] : []),
    ...(articles > 1 ? [t('common:articles', { count: articles })] : []),
  ].join(' · ');
  const lines = isShown
    ? [facts, block, attributionLine(source, wording), sourceLine(source, [quote], wording)]
    : [facts, t('timeline:unquotable'), sourceLine(source, [], wording)];
  return [{ text: lines.join('\n'), finding: isShown ? index : null }];
}

function inPages(days: readonly ShownDay[]): readonly (readonly ShownDay[])[] {
  const pages: ShownDay[][] = [];
  let room = 0;
  for (const day of days) {
    const page = pages.at(-1);
    const length = day.text.length + 2;
    if (page && page.length < daysOnPage && length <= room) {
      page.push(day);
      room -= length;
    } else {
      pages.push([day]);
      room = embedLimits.description - notesRoom - length;
    }
  }
  return pages;
}

function footerOf(answer: Answer, { page, pages }: ShownPage, { t }: Wording): string {
  return [
    t('timeline:footer.timeline', { id: answer.id }),
    t('timeline:days', { count: answer.timeline?.days.length ?? 0 }),
    ...(pages > 1 ? [t('timeline:footer.page', { page: page + 1, pages })] : []),
    ...(answer.unkept ? [] : [t('timeline:footer.cites')]),
  ].join(' · ');
}

/** Its sources, and, in a row of their own, its other pages. */
function buttons(
  answer: Answer,
  shown: ShownPage,
  { t }: Wording,
): APIActionRowComponent<APIButtonComponent>[] {
  if (answer.unkept) return [];
  const leadingTo = (to: number): string => {
    const state = { answerId: answer.id, page: to, askerId: answer.audience.askerId };
    return customId(timelineButtonPrefix, writePageState(state));
  };
  const sources = button(t('answer:buttons.sources'), customId('sources', answer.id));
  const turning = pagingRow(shown, { before: t('timeline:earlier'), after: t('timeline:later') }, leadingTo);
  return [{ type: ComponentType.ActionRow, components: [sources] }, ...turning];
}

function button(label: string, custom_id: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id };
}
