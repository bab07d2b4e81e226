import { PermissionFlagsBits, type BaseInteraction } from 'discord.js';
import { defaultSettings, type SettingsChange } from '../src/desk/collection-settings.js';
import { parseTimeZone } from '../src/desk/time-zone.js';
import type { BotContext, Command } from '../src/discord/command.js';
import type { ModalComponent, SelectComponent } from '../src/discord/component.js';
import { personOf } from '../src/discord/person-of.js';
import type { BotMessage } from '../src/discord/rendering/message.js';
import { requireMayManage } from '../src/discord/rules/require-may-manage.js';
import { changeNotice } from '../src/discord/settings/change-notice.js';
import { otherZone, sectionPrefix, settingPrefix } from '../src/discord/settings/menus.js';
import { readChoice, requireSetting } from '../src/discord/settings/read-choice.js';
import { panel } from '../src/discord/settings/panel.js';
import { readSection, sectionOf } from '../src/discord/settings/sections.js';
import { timeZoneForm, timeZoneFormPrefix, zoneField } from '../src/discord/settings/time-zone-form.js';
import { slashCommand } from '../src/discord/slash-command.js';
import { privateWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';

/** `/settings`: a panel by which a server, or in direct messages oneself, is set up. */
export const settings: Command = {
  data: slashCommand('settings', 'Who may add and ask, in which language, and where I write')
    // It hides the command from others, where no admin has set it otherwise; the bot decides nevertheless.
    .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild),

  acknowledge(interaction) {
    requireMayManage(interaction);
    return 'private';
  },

  async execute(interaction, context) {
    await interaction.editReply(await panel(interaction, context, 'overview'));
  },
};

/** Another page of the panel. */
export const sectionSelect: SelectComponent = {
  kind: 'select',
  prefix: sectionPrefix,

  acknowledge(interaction) {
    requireMayManage(interaction);
    return 'update';
  },

  async execute(interaction, _parameter, context) {
    const section = readSection(interaction.values[0], interaction.guildId !== null);
    if (!section) throw new UserError('unknown-select');
    await interaction.editReply(await panel(interaction, context, section));
  },
};

/** A value for a setting. */
export const settingSelect: SelectComponent = {
  kind: 'select',
  prefix: settingPrefix,

  acknowledge(interaction) {
    requireMayManage(interaction);
    return interaction.values[0] === otherZone ? 'modal' : 'update';
  },

  async execute(interaction, setting, context) {
    if (interaction.values[0] === otherZone) {
      await interaction.showModal(timeZoneForm(privateWording(interaction)));
      return;
    }
    const change = readChoice(interaction, setting);
    await interaction.editReply(await changed(interaction, context, change));
  },
};

/** A time zone that was typed. */
export const timeZoneModal: ModalComponent = {
  kind: 'modal',
  prefix: timeZoneFormPrefix,

  acknowledge(interaction) {
    requireMayManage(interaction);
    return 'update';
  },

  async execute(interaction, _parameter, context) {
    const typed = interaction.fields.getTextInputValue(zoneField).trim();
    const timeZone = typed === '' ? defaultSettings.timeZone : parseTimeZone(typed);
    await interaction.editReply(await changed(interaction, context, { timeZone }));
  },
};

/** Keeps a change, and shows the page that holds it with what was changed. */
async function changed(
  interaction: BaseInteraction,
  context: BotContext,
  change: SettingsChange,
): Promise<BotMessage> {
  const { desk, collectionOf } = context;
  const collection = collectionOf(interaction);
  const [name = ''] = Object.keys(change);
  const setting = requireSetting(name, interaction.guildId !== null);
  const before = await desk.settings.read(collection);
  const after = await desk.settings.change(collection, change, personOf(interaction));
  const notice = changeNotice(setting, before, after, privateWording(interaction), interaction.guildId);
  return panel(interaction, context, sectionOf(setting, interaction.guildId !== null) ?? 'overview', notice);
}
