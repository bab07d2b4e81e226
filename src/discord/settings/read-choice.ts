import type { AnySelectMenuInteraction } from 'discord.js';
import { defaultSettings, type SettingsChange } from '../../desk/collection-settings.js';
import { UserError } from '../../errors.js';
import { requireAnnounceable } from '../announce-channel.js';
import { sectionOf, type SettingName } from './sections.js';
import { isStepped, readValue } from './steps.js';

/**
 * What a person chose from the menu of a setting. Nothing chosen is the way back to the default.
 * @throws UserError where there is no such setting here, it has no such value, or nobody may write in the channel.
 */
export function readChoice(interaction: AnySelectMenuInteraction, setting: string): SettingsChange {
  const { values } = interaction;
  const known = requireSetting(setting, interaction.guildId !== null);
  if (isStepped(known)) {
    const value = readValue(values[0]);
    // Whether it is a value of the setting is checked where it is kept.
    return { [known]: value === undefined ? (values[0] ?? '') : value } as SettingsChange;
  }
  if (known === 'addRoles' || known === 'askChannels') return { [known]: [...values] };
  const [channel] = values;
  if (channel === undefined) return { [known]: defaultSettings[known] };
  requireAnnounceable(interaction, channel);
  return { [known]: channel };
}

/** @throws UserError where there is no such setting, or none that can be changed here. */
export function requireSetting(setting: string, inServer: boolean): SettingName {
  if (sectionOf(setting, inServer) === null) throw new UserError('unknown-select');
  return setting as SettingName;
}
