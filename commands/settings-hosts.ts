import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { ButtonComponent, ModalComponent } from '../src/discord/component.js';
import { customId } from '../src/discord/custom-id.js';
import { plainMarkdown } from '../src/discord/markdown/plain-markdown.js';
import { personOf } from '../src/discord/person-of.js';
import { requireMayManage } from '../src/discord/rules/require-may-manage.js';
import { panel } from '../src/discord/settings/panel.js';
import { hostActions, hostButtonPrefix, type HostAction } from '../src/discord/settings/render-panel.js';
import { privateWording } from '../src/discord/wording-for.js';
import { UserError } from '../src/errors.js';
import type { Wording } from '../src/locales/wording.js';
import { withHost, withoutHost } from '../src/reading/change-host-rules.js';
import { parseHostPattern } from '../src/reading/host-rules.js';

const formPrefix = 'settings-host-form';
const hostField = 'host';

/** The buttons of the panel by which a site is allowed, denied or forgotten. */
export const settingsHostButton: ButtonComponent = {
  kind: 'button',
  prefix: hostButtonPrefix,

  acknowledge(interaction) {
    requireMayManage(interaction);
    return 'modal';
  },

  async execute(interaction, parameter) {
    await interaction.showModal(hostForm(readAction(parameter), privateWording(interaction)));
  },
};

/** A site that was typed. */
export const settingsHostModal: ModalComponent = {
  kind: 'modal',
  prefix: formPrefix,

  acknowledge(interaction) {
    requireMayManage(interaction);
    return 'update';
  },

  async execute(interaction, parameter, context) {
    const action = readAction(parameter);
    const { desk, collectionOf } = context;
    const collection = collectionOf(interaction);
    const host = parseHostPattern(interaction.fields.getTextInputValue(hostField));
    const rules = await desk.hosts(collection);
    const changed = action === 'forget' ? withoutHost(rules, host) : withHost(rules, action, host);
    await desk.setHosts(collection, changed, personOf(interaction));
    const { t } = privateWording(interaction);
    const notice = t(`settings:sites.done.${action}`, { host: plainMarkdown(host, 255) });
    await interaction.editReply(await panel(interaction, context, 'sites', notice));
  },
};

function readAction(parameter: string): HostAction {
  const action = hostActions.find((known) => known === parameter);
  if (!action) throw new UserError('unknown-button');
  return action;
}

function hostForm(action: HostAction, { t }: Wording): ModalBuilder {
  const field = new TextInputBuilder()
    .setCustomId(hostField)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(255)
    .setRequired(true);
  return new ModalBuilder()
    .setCustomId(customId(formPrefix, action))
    .setTitle(t(`settings:sites.${action}`))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(t('settings:sites.form.label'))
        .setDescription(t('settings:sites.form.about'))
        .setTextInputComponent(field),
    );
}
