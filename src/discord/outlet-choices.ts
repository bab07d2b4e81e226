import type { ApplicationCommandOptionChoiceData } from 'discord.js';

/** Discord's limits for choices: how many, and how long a name or value. */
const maximumChoices = 25;
const maximumLength = 100;

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
    (outlet) => outlet.length <= maximumLength && plain(outlet).includes(wanted),
  );
  const first = matching.filter((outlet) => plain(outlet).startsWith(wanted));
  const rest = matching.filter((outlet) => !plain(outlet).startsWith(wanted));
  return [...first, ...rest].slice(0, maximumChoices).map((outlet) => ({ name: outlet, value: outlet }));
}

function plain(text: string): string {
  return text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
