import type { ChatInputCommandInteraction } from 'discord.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { requireMayAdd } from '../src/discord/rules/require-may-add.js';
import { renderAliases } from '../src/discord/rendering/render-aliases.js';
import { personOf } from '../src/discord/person-of.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import { withoutName } from '../src/search/alias-groups.js';
import type { AliasGroup } from '../src/search/alias-table.js';

/** `/aliases list|add|remove`: names that mean the same in this server's articles. */
export const aliases: Command = {
  data: slashCommand('aliases', 'Names that mean the same, so that a question finds an article by either')
    .addSubcommand((subcommand) =>
      subcommand.setName('list').setDescription('The names that were added here'),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('add')
        .setDescription('Add names that mean the same')
        .addStringOption((option) =>
          option
            .setName('names')
            .setDescription('With = between them, as PKK = Kurdistan Workers’ Party')
            .setRequired(true)
            .setMaxLength(600),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('remove')
        .setDescription('Remove a name that was added here')
        .addStringOption((option) =>
          option.setName('name').setDescription('The name').setRequired(true).setMaxLength(100),
        ),
    ),

  acknowledge: 'private',

  async execute(interaction, context) {
    const { options } = interaction;
    switch (options.getSubcommand()) {
      case 'add': {
        const group = options.getString('names', true).split('=');
        return change(interaction, context, (groups) => [...groups, group]);
      }
      case 'remove':
        return change(interaction, context, (groups) => withoutName(groups, options.getString('name', true)));
      default: {
        const groups = await context.desk.aliases(context.collectionOf(interaction));
        await interaction.editReply(renderAliases(groups, privateWording(interaction)));
      }
    }
  },
};

async function change(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
  changed: (groups: readonly AliasGroup[]) => readonly AliasGroup[],
): Promise<void> {
  await requireMayAdd(context, interaction);
  const { desk, collectionOf } = context;
  const collection = collectionOf(interaction);
  const groups = changed(await desk.aliases(collection));
  const kept = await desk.setAliases(collection, groups, personOf(interaction));
  await interaction.editReply(renderAliases(kept, privateWording(interaction)));
}
