import type { AliasGroup } from '../../search/alias-table.js';
import { linesThatFit } from './lines-that-fit.js';
import { botMessage, embedColors, embedLimits, type BotMessage } from './message.js';

/** Room for the list. */
const listLength = embedLimits.description - 400;

/** The names that mean the same here, the group that came last first. */
export function renderAliases(groups: readonly AliasGroup[]): BotMessage {
  const lines = groups.map((group) => group.join(' = ')).toReversed();
  const own =
    lines.length === 0
      ? 'No names were added here yet: /aliases add, as “PKK = Kurdistan Workers’ Party”.'
      : `A question that holds one of these names finds the others, too:\n${linesThatFit(lines, listLength)}`;
  const known = 'The names of countries, organisations and places that news use most I know anyway.';
  return botMessage({
    embeds: [{ title: 'Other names', description: `${own}\n\n${known}`, color: embedColors.plain }],
  });
}
