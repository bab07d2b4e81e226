import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { Feed } from '../archive/feeds.js';
import { choiceName } from './choice-name.js';

const maximumChoices = 25;

/** The feeds whose title or address holds what was typed, as choices of their ids. */
export function feedChoices(
  feeds: readonly Feed[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = typed.trim().toLowerCase();
  return feeds
    .filter(({ id, title, url }) => `${id} ${title ?? ''} ${url}`.toLowerCase().includes(wanted))
    .slice(0, maximumChoices)
    .map(({ id, title, url }) => ({ name: choiceName(title ?? '') || choiceName(url), value: id }));
}
