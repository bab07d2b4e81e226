import {
  PermissionFlagsBits,
  type ChatInputCommandInteraction,
  type SlashCommandStringOption,
} from 'discord.js';
import type { BotContext, Command } from '../src/discord/command.js';
import { requireMayManage } from '../src/discord/rules/require-may-manage.js';
import { renderHosts } from '../src/discord/rendering/render-hosts.js';
import { personOf } from '../src/discord/person-of.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import { withHost, withoutHost } from '../src/reading/change-host-rules.js';
import type { HostRules } from '../src/reading/host-rules.js';

const hostOption = (option: SlashCommandStringOption) =>
  option
    .setName('host')
    .setDescription('As example.com, or *.example.com for everything below it')
    .setMaxLength(255);

/** `/hosts list|allow|deny|reset`: from where this server takes articles. */
export const hosts: Command = {
  data: slashCommand('hosts', 'From which sites articles are taken')
    // It hides the command from others, where no admin has set it otherwise; the bot decides nevertheless.
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
    .addSubcommand((subcommand) =>
      subcommand.setName('list').setDescription('The sites that are allowed and denied'),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('allow')
        .setDescription('Take articles from this site; once one is allowed, from no others')
        .addStringOption((option) => hostOption(option).setRequired(true)),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('deny')
        .setDescription('Take no articles from this site')
        .addStringOption((option) => hostOption(option).setRequired(true)),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('reset')
        .setDescription('Forget what was said of a site; without one, of all')
        .addStringOption(hostOption),
    ),

  acknowledge: 'private',

  async execute(interaction, context) {
    const host = interaction.options.getString('host');
    switch (interaction.options.getSubcommand()) {
      case 'allow':
        return change(interaction, context, (rules) => withHost(rules, 'allow', host ?? ''));
      case 'deny':
        return change(interaction, context, (rules) => withHost(rules, 'deny', host ?? ''));
      case 'reset':
        return change(interaction, context, (rules) => withoutHost(rules, host));
      default: {
        const rules = await context.desk.hosts(context.collectionOf(interaction));
        await interaction.editReply(renderHosts(rules, privateWording(interaction)));
      }
    }
  },
};

async function change(
  interaction: ChatInputCommandInteraction,
  { desk, collectionOf }: BotContext,
  changed: (rules: HostRules) => HostRules,
): Promise<void> {
  requireMayManage(interaction);
  const collection = collectionOf(interaction);
  const rules = changed(await desk.hosts(collection));
  const kept = await desk.setHosts(collection, rules, personOf(interaction));
  await interaction.editReply(renderHosts(kept, privateWording(interaction)));
}
