import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { fold } from '../archive/fold.js';
import type { KeptRequest } from '../archive/requests.js';
import { choiceName } from './choice-name.js';

const maximumChoices = 25;

/** The requests whose id or question holds what was typed, as choices of their ids. */
export function requestChoices(
  requests: readonly KeptRequest[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = fold(typed.trim());
  return requests
    .filter(({ id, question }) => fold(`${id} ${question ?? ''}`).includes(wanted))
    .slice(0, maximumChoices)
    .map(({ id, question }) => ({ name: choiceName(question ?? '') || id, value: id }));
}
