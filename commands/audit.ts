import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import type { BotContext, Command } from '../src/discord/command.js';
import type { ButtonComponent } from '../src/discord/component.js';
import type { BotMessage } from '../src/discord/rendering/message.js';
import { auditButtonPrefix, auditPerPage, renderAudit } from '../src/discord/rendering/render-audit.js';
import { requireMayLook } from '../src/discord/rules/require-may-manage.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';

/** `/audit`: who added, corrected, removed and set what. */
export const audit: Command = {
  data: slashCommand('audit', 'Who added, corrected, removed and set what')
    // It hides the command from others, where no admin has set it otherwise; the bot decides nevertheless.
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages),

  acknowledge(interaction) {
    requireMayLook(interaction);
    return 'private';
  },

  async execute(interaction, context) {
    await interaction.editReply(await page(interaction, context, 0));
  },
};

/** The buttons under the list: another page of it. */
export const auditButton: ButtonComponent = {
  kind: 'button',
  prefix: auditButtonPrefix,

  acknowledge(interaction) {
    requireMayLook(interaction);
    return 'update';
  },

  async execute(interaction, parameter, context) {
    const wanted = /^\d{1,4}$/.test(parameter) ? Number(parameter) : 0;
    await interaction.editReply(await page(interaction, context, wanted));
  },
};

/** A page, or the last one where there are no longer so many. */
async function page(
  interaction: BaseInteraction,
  { desk, collectionOf }: BotContext,
  wanted: number,
): Promise<BotMessage> {
  const collection = collectionOf(interaction);
  const read = (number: number) =>
    desk.audit.list(collection, { offset: number * auditPerPage, limit: auditPerPage });
  const wording = privateWording(interaction);
  const found = await read(wanted);
  if (found.entries.length > 0 || wanted === 0) return renderAudit(found, wanted, wording);
  const last = Math.max(0, Math.ceil(found.total / auditPerPage) - 1);
  return renderAudit(await read(last), last, wording);
}
