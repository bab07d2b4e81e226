import {
  ChannelType,
  ComponentType,
  SelectMenuDefaultValueType,
  type APISelectMenuComponent,
  type APISelectMenuOption,
  type Guild,
} from 'discord.js';
import { defaultSettings, type CollectionSettings } from '../../desk/collection-settings.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { sectionsOf, type Section, type SettingName } from './sections.js';
import { isDefault, isStepped, offeredValues, writeValue, type SteppedSetting } from './steps.js';
import { settingValue, valueWords, type SettingValue } from './value-words.js';

export const sectionPrefix = 'settings';
export const settingPrefix = 'setting';

/** The value of the option by which another time zone than those offered is typed. */
export const otherZone = 'other';

/** In these people ask; a thread, and a post of a forum, counts as its channel. */
const askedIn = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
];
/** In these is announced. */
const writtenIn = [ChannelType.GuildText, ChannelType.GuildAnnouncement];
const mostChosen = 25;

/** By which another page of the panel is turned to. */
export function sectionMenu(shown: Section, inServer: boolean, { t }: Wording): APISelectMenuComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId(sectionPrefix),
    options: sectionsOf(inServer).map((section) => ({
      label: t(`settings:sections.${section}.title`),
      description: t(`settings:sections.${section}.about`),
      value: section,
      default: section === shown,
    })),
  };
}

/** By which a setting is changed. Its id says which one: it works after a restart. */
export function settingMenu(
  setting: SettingName,
  settings: CollectionSettings,
  wording: Wording,
  guild: Guild | null,
): APISelectMenuComponent {
  const basics = {
    custom_id: customId(settingPrefix, setting),
    placeholder: wording.t(`settings:names.${setting}`),
  };
  if (isStepped(setting)) return stepMenu(setting, settings, wording, basics);
  if (setting === 'addRoles') {
    const known = settings.addRoles.filter((id) => guild?.roles.cache.has(id));
    return {
      ...basics,
      type: ComponentType.RoleSelect,
      min_values: 0,
      max_values: mostChosen,
      default_values: known.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
    };
  }
  const chosen = setting === 'askChannels' ? settings.askChannels : [settings[setting] ?? ''];
  const known = chosen.filter((id) => guild?.channels.cache.has(id));
  return {
    ...basics,
    type: ComponentType.ChannelSelect,
    channel_types: setting === 'askChannels' ? askedIn : writtenIn,
    min_values: 0,
    max_values: setting === 'askChannels' ? mostChosen : 1,
    default_values: known.map((id) => ({ id, type: SelectMenuDefaultValueType.Channel })),
  };
}

function stepMenu(
  setting: SteppedSetting,
  settings: CollectionSettings,
  wording: Wording,
  basics: { readonly custom_id: string; readonly placeholder: string },
): APISelectMenuComponent {
  const { t } = wording;
  const options = offeredValues(setting, settings[setting]).map((value): APISelectMenuOption => {
    const words = valueWords({ setting, value } as SettingValue, wording, null);
    return {
      label: upperFirst(words),
      value: writeValue(value),
      default: value === settings[setting],
      ...(isDefault(setting, value) ? { description: t('settings:default') } : {}),
    };
  });
  const other = { label: t('settings:other-zone'), value: otherZone };
  return {
    ...basics,
    type: ComponentType.StringSelect,
    options: setting === 'timeZone' ? [...options, other] : options,
  };
}

/** As it stands by itself, not in a sentence. */
export function upperFirst(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** What a setting is by default, in words. */
export function defaultWords(setting: SettingName, wording: Wording): string {
  return valueWords(settingValue(defaultSettings, setting), wording, null);
}
