import type { SlashCommandOptionsOnlyBuilder } from 'discord.js';

/** Adds the options `outlet`, `since` and `until`, which `filterOptions` reads and `filterChoices` completes. */
export function withFilterOptions(command: SlashCommandOptionsOnlyBuilder): SlashCommandOptionsOnlyBuilder {
  return command
    .addStringOption((option) =>
      option.setName('outlet').setDescription('Only articles of this outlet').setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('since')
        .setDescription('Only articles from this day on, as 2024-12-13')
        .setAutocomplete(true),
    )
    .addStringOption((option) =>
      option
        .setName('until')
        .setDescription('Only articles up to this day, as 2024-12-31')
        .setAutocomplete(true),
    );
}
