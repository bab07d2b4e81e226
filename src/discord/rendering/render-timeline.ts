import { ButtonStyle, ComponentType, type APIActionRowComponent, type APIButtonComponent } from 'discord.js';
import type { Answer, Finding, Source, TimelineDay } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { quotationBlock } from '../markdown/quotation-block.js';
import { botMessage, embedColors, embedLimits } from './message.js';
import type { RenderedAnswer } from './render-answer.js';
import { sourceLine } from './source-line.js';

export const timelineButtonPrefix = 'timeline';

/** As many days as are read at a glance. */
const daysOnPage = 6;
/** Room for the notes under the days. */
const daysRoom = embedLimits.description - 700;
/** A longer quotation is none of ours: sixty words find room in less. */
const longestBlock = 1_200;

/** A day as it is shown, and the index of the finding that it quotes; null where that cannot be shown unchanged. */
interface ShownDay {
  readonly text: string;
  readonly finding: number | null;
}

/**
 * A page of a timeline, the earliest day first: of each day how many tell it, a quotation, and its source. A page that is
 * not there is the last one.
 * @param page from 0.
 */
export function renderTimeline(
  answer: Answer,
  page: number,
  wording: Wording,
  without: ReadonlySet<number> = new Set(),
): RenderedAnswer {
  const { t } = wording;
  const { days = [], undated = 0 } = answer.timeline ?? {};
  const title = t('timeline:title', { topic: plainMarkdown(answer.question, embedLimits.title - 40) });
  if (days.length === 0) {
    const description = [
      t('timeline:nothing', { topic: plainMarkdown(answer.question, 200) }),
      ...searchNotes(answer, undated, wording),
    ].join('\n');
    return {
      message: botMessage({ embeds: [{ title, description, color: embedColors.nothing }] }),
      quoted: [],
    };
  }
  const pages = inPages(days.flatMap((day) => shownDay(answer, day, wording, without)));
  const index = Math.min(page, pages.length - 1);
  const shown = pages[index] ?? [];
  const notes = searchNotes(answer, undated, wording);
  const description = [...shown.map(({ text }) => text), ...(notes.length > 0 ? [notes.join('\n')] : [])];
  const footer = [
    t('timeline:days', { count: days.length }),
    ...(pages.length > 1 ? [t('timeline:page', { page: index + 1, pages: pages.length })] : []),
    t('timeline:cite', { answer: answer.id }),
  ];
  return {
    message: botMessage({
      embeds: [
        {
          title,
          description: description.join('\n\n'),
          color: embedColors.answered,
          footer: { text: footer.join(' · ') },
        },
      ],
      components: pages.length > 1 ? [turning(answer.id, index, pages.length, wording)] : [],
    }),
    quoted: shown.map(({ finding }) => finding).filter((finding) => finding !== null),
  };
}

function shownDay(
  { findings, sources }: Answer,
  { day, source: n, articles, independentOutlets }: TimelineDay,
  { t, day: dayWords }: Wording,
  without: ReadonlySet<number>,
): ShownDay[] {
  const source = sources.find((each) => each.n === n);
  const index = findings.findIndex((finding) => finding.source === n);
  const finding = findings[index];
  if (!source || !finding) return [];
  const block = without.has(index) ? null : blockOf(finding, source);
  const facts = [
    `**${plainMarkdown(dayWords(day), 40)}**`,
    ...(independentOutlets > 0 ? [t('timeline:outlets', { count: independentOutlets })] : []),
    ...(articles > 1 ? [t('common:articles', { count: articles })] : []),
  ];
  const text = [facts.join(' · '), block ?? t('timeline:unquotable'), sourceLine(source)].join('\n');
  return [{ text, finding: block === null ? null : index }];
}

function blockOf({ quote, speaker }: Finding, { n }: Source): string | null {
  const block = quotationBlock(quote, n, { speaker });
  return block !== null && block.length <= longestBlock ? block : null;
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
      room = daysRoom - length;
    }
  }
  return pages;
}

/** What narrowed the search, what words were taken for, and what has no day to stand on. */
function searchNotes(answer: Answer, undated: number, wording: Wording): readonly string[] {
  const { t } = wording;
  const { outlet } = answer.filters;
  const { time = null, respelt = [] } = answer.understood ?? {};
  const read = time?.applied ? time : null;
  const { since, until } = read ?? answer.filters;
  const period = periodWords(since, until, wording);
  return [
    ...(outlet === null ? [] : [t('timeline:outletOnly', { outlet: plainMarkdown(outlet, 100) })]),
    ...(period === null ? [] : [t('timeline:periodOnly', { period })]),
    ...(read ? [t('timeline:readAs', { asked: plainMarkdown(read.words, 60), as: period ?? '' })] : []),
    ...respelt.map(({ asked, as }) =>
      t('timeline:readAs', { asked: plainMarkdown(asked, 40), as: `“${plainMarkdown(as, 40)}”` }),
    ),
    ...(undated > 0 ? [t('timeline:undated', { count: undated })] : []),
  ];
}

function periodWords(since: string | null, until: string | null, { t }: Wording): string | null {
  if (since !== null && until !== null) {
    return since === until
      ? t('timeline:period.on', { since })
      : t('timeline:period.between', { since, until });
  }
  if (since !== null) return t('timeline:period.since', { since });
  return until === null ? null : t('timeline:period.until', { until });
}

function turning(
  answerId: string,
  page: number,
  pages: number,
  { t }: Wording,
): APIActionRowComponent<APIButtonComponent> {
  const to = (label: string, target: number, isOff: boolean): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    disabled: isOff,
    custom_id: customId(timelineButtonPrefix, `${answerId}.${target}`),
  });
  return {
    type: ComponentType.ActionRow,
    components: [
      // Other pages than the one that is shown, so that no two buttons have one id.
      to(t('timeline:earlier'), page === 0 ? pages : page - 1, page === 0),
      to(t('timeline:later'), page + 1, page + 1 >= pages),
    ],
  };
}
