import type { Interaction } from 'discord.js';
import { readCustomId } from './custom-id.js';

/** What a log may hold of an interaction: which it was and when, and not what was asked. */
export function factsOf(interaction: Interaction) {
  const name =
    'commandName' in interaction ? interaction.commandName : readCustomId(interaction.customId).prefix;
  return { interaction: interaction.id, name, ageMs: Date.now() - interaction.createdTimestamp };
}
