import type { Wording } from '../../locales/wording.js';
import type { AddOutcome } from '../../reading/article-input.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';
import { shownDay } from './shown-day.js';

/** One of several articles, and how far it has got. `name` is as an addition's. */
export type ListedAddition = { readonly name: string | null } & (
  | { readonly state: 'waiting' }
  | { readonly state: 'working'; readonly step: string }
  | { readonly state: 'done'; readonly outcome: AddOutcome }
  | { readonly state: 'refused'; readonly reason: string }
);

/** How long the parts of a line may be: the next is tried where the lines do not fit into one message. */
const sizes = [
  { title: 150, reason: 300, isLinked: true },
  { title: 100, reason: 220, isLinked: false },
  { title: 50, reason: 120, isLinked: false },
] as const;

type Size = (typeof sizes)[number];

/**
 * Several articles being added, a line for each: what came of it and why, or what is being done with it.
 * @param leftOut how many more were given than are taken.
 */
export function renderSeveral(
  list: readonly ListedAddition[],
  leftOut: number,
  wording: Wording,
): BotMessage {
  const { t } = wording;
  const note = leftOut > 0 ? `\n\n${t('adding:several.leftOut', { count: leftOut, most: list.length })}` : '';
  const describe = (size: Size): string =>
    list.map((item) => itemLine(item, size, wording)).join('\n') + note;
  const fitting = sizes.map(describe).find((text) => text.length <= embedLimits.description);
  return botMessage({
    embeds: [
      {
        title: heading(list, wording),
        description: fitting ?? describe(sizes[2]),
        color: list.some(isTakenIn) ? embedColors.answered : embedColors.nothing,
      },
    ],
  });
}

function heading(list: readonly ListedAddition[], { t }: Wording): string {
  const done = list.filter(({ state }) => state === 'done' || state === 'refused').length;
  if (done < list.length) return t('adding:several.title', { count: list.length, done });
  const count = (status: AddOutcome['status']): number =>
    list.filter((item) => item.state === 'done' && item.outcome.status === status).length;
  const refused = list.filter(({ state }) => state === 'refused').length;
  const parts = [
    ['adding:several.countAdded', count('added')],
    ['adding:several.countUpdated', count('updated')],
    ['adding:several.countDuplicate', count('duplicate')],
    ['adding:several.countRefused', refused],
  ] as const;
  const words = parts.filter(([, number]) => number > 0).map(([key, number]) => t(key, { count: number }));
  return words.join(', ');
}

function itemLine(item: ListedAddition, size: Size, wording: Wording): string {
  const { t } = wording;
  const name =
    item.name === null ? t('adding:several.text') : plainMarkdown(item.name, Math.min(80, size.title));
  const state = item.state === 'done' ? item.outcome.status : item.state;
  return [`**${t(`adding:several.${state}`)}**`, ...itemParts(item, name, size, wording)].join(' · ');
}

function itemParts(item: ListedAddition, name: string, size: Size, wording: Wording): readonly string[] {
  switch (item.state) {
    case 'waiting':
      return [name];
    case 'working':
      return [name, item.step];
    case 'refused':
      return [name, plainMarkdown(item.reason, size.reason)];
    case 'done':
      return articleParts(item.outcome, name, size, wording);
  }
}

/** `name` stands for the title of an article that has none. */
function articleParts(
  { article }: AddOutcome,
  name: string,
  size: Size,
  wording: Wording,
): readonly string[] {
  const title = plainMarkdown(article.title ?? '', size.title) || name;
  return [
    maskedLink(title, size.isLinked ? article.url : null),
    ...(article.outlet ? [plainMarkdown(article.outlet, 60)] : []),
    article.publishedAt ? shownDay(article.publishedAt, wording) : wording.t('common:undated'),
  ];
}

function isTakenIn(item: ListedAddition): boolean {
  return item.state === 'done' && item.outcome.status !== 'duplicate';
}
