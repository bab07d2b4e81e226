import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import type { FollowedStory } from '../archive/followed-stories.js';

const maximumLength = 100;

/** The followed stories whose headline or id holds what was typed, as choices of their ids. */
export function followedChoices(
  all: readonly FollowedStory[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = typed.trim().toLowerCase();
  return all
    .filter(({ id, title }) => `${id} ${title}`.toLowerCase().includes(wanted))
    .map(({ id, title }) => ({ name: (title || id).slice(0, maximumLength), value: id }));
}
