import { formatDate } from '../../locales/format-date.js';
import { countOf } from '../../count-of.js';
import type { AddOutcome } from '../../reading/article-input.js';
import { maskedLink } from '../markdown/link.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** One of several articles, and how far it has got. */
export type ListedAddition = { readonly name: string } & (
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

const verbs = { added: 'Added', updated: 'New version', duplicate: 'Already there' } as const;

/**
 * Several articles being added, a line for each: what came of it and why, or what is being done with it.
 * @param leftOut how many more were given than are taken.
 */
export function renderSeveral(list: readonly ListedAddition[], leftOut: number): BotMessage {
  const note =
    leftOut > 0
      ? `\n\n${countOf(leftOut, 'more was', 'more were')} left out: I take ${list.length} at a time.`
      : '';
  const describe = (size: Size): string => list.map((item) => itemLine(item, size)).join('\n') + note;
  const fitting = sizes.map(describe).find((text) => text.length <= embedLimits.description);
  return botMessage({
    embeds: [
      {
        title: heading(list),
        description: fitting ?? describe(sizes[2]),
        color: list.some(isTakenIn) ? embedColors.answered : embedColors.nothing,
      },
    ],
  });
}

function heading(list: readonly ListedAddition[]): string {
  const finished = list.filter(({ state }) => state === 'done' || state === 'refused').length;
  if (finished < list.length) return `Adding ${list.length} articles: ${finished} done`;
  const count = (status: AddOutcome['status']): number =>
    list.filter((item) => item.state === 'done' && item.outcome.status === status).length;
  const refused = list.filter(({ state }) => state === 'refused').length;
  const parts = [
    [count('added'), 'added'],
    [count('updated'), 'updated'],
    [count('duplicate'), 'already there'],
    [refused, 'refused'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return words.join(', ');
}

function itemLine(item: ListedAddition, size: Size): string {
  const name = plainMarkdown(item.name, Math.min(80, size.title));
  switch (item.state) {
    case 'waiting':
      return `**Waiting** · ${name}`;
    case 'working':
      return `**Working** · ${name} · ${item.step}`;
    case 'refused':
      return `**Refused** · ${name} · ${plainMarkdown(item.reason, size.reason)}`;
    case 'done':
      return `**${verbs[item.outcome.status]}** · ${articleWords(item.outcome, name, size)}`;
  }
}

/** `name` stands for the title of an article that has none. */
function articleWords({ article }: AddOutcome, name: string, size: Size): string {
  const title = plainMarkdown(article.title ?? '', size.title) || name;
  return [
    maskedLink(title, size.isLinked ? article.url : null),
    ...(article.outlet ? [plainMarkdown(article.outlet, 60)] : []),
    article.publishedAt ? formatDate(article.publishedAt) : 'undated',
  ].join(' · ');
}

function isTakenIn(item: ListedAddition): boolean {
  return item.state === 'done' && item.outcome.status !== 'duplicate';
}
