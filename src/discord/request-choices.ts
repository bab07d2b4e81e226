import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { fold } from '../archive/fold.js';
import type { KeptRequest } from '../archive/requests.js';

const maximumChoices = 25;
/** Discord's limit for the name of a choice. */
const maximumLength = 100;

/** The requests whose id or question holds what was typed, as choices of their ids. */
export function requestChoices(
  requests: readonly KeptRequest[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = fold(typed.trim());
  return requests
    .filter(({ id, question }) => fold(`${id} ${question ?? ''}`).includes(wanted))
    .slice(0, maximumChoices)
    .map(({ id, question }) => ({ name: shortened(question ?? id), value: id }));
}

function shortened(question: string): string {
  // Discord counts code points, and takes no half of one.
  const characters = [...question];
  return characters.length > maximumLength ? `${characters.slice(0, maximumLength - 1).join('')}…` : question;
}
