import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';

export const timeZoneFormPrefix = 'settings-zone';
export const zoneField = 'zone';

/** The form in which a time zone is typed that the menu does not offer. */
export function timeZoneForm({ t }: Wording): ModalBuilder {
  const field = new TextInputBuilder()
    .setCustomId(zoneField)
    .setStyle(TextInputStyle.Short)
    .setMaxLength(64)
    .setRequired(false);
  return new ModalBuilder()
    .setCustomId(customId(timeZoneFormPrefix))
    .setTitle(t('settings:names.timeZone'))
    .addLabelComponents(
      new LabelBuilder()
        .setLabel(t('settings:zone-form.label'))
        .setDescription(t('settings:zone-form.about'))
        .setTextInputComponent(field),
    );
}
