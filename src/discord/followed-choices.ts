import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { FollowedStory } from '../archive/followed-stories.js';
import { choiceName } from './choice-name.js';

/** The followed stories whose headline or id holds what was typed, as choices of their ids. */
export function followedChoices(
  all: readonly FollowedStory[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = typed.trim().toLowerCase();
  return all
    .filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({ name: choiceName(title) || id, value: id }));
}
