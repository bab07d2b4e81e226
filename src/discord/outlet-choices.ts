import type { ApplicationCommandOptionChoiceData } from 'discord.js';
import { choiceName, maximumChoiceName } from './choice-name.js';

/** Discord's limit for choices; their values may be as long as their names. */
const maximumChoices = 25;

/**
 * The outlets whose names hold what was typed, those that begin with it first, otherwise in the order given.
 * Capitals and accents make no difference. A name too long for a choice is left out: cut, it would find nothing.
 */
export function outletChoices(
  outlets: readonly string[],
  typed: string,
): readonly ApplicationCommandOptionChoiceData<string>[] {
  const wanted = plain(typed);
  const matching = outlets.filter(
    (outlet) =>
      outlet.length <= maximumChoiceName && choiceName(outlet) !== '' && plain(outlet).includes(wanted),
  );
  const first = matching.filter((outlet) => plain(outlet).startsWith(wanted));
  const rest = matching.filter((outlet) => !plain(outlet).startsWith(wanted));
  return [...first, ...rest]
    .slice(0, maximumChoices)
    .map((outlet) => ({ name: choiceName(outlet), value: outlet }));
}

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
