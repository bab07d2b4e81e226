import type { CollectionSettings } from '../../desk/collection-settings.js';
import { languages } from '../../locales/language.js';
import type { Wording } from '../../locales/wording.js';
import type { SettingName } from './sections.js';

/** A setting with its value, of whichever it is. */
export type SettingValue = {
  readonly [Name in SettingName]: { readonly setting: Name; readonly value: CollectionSettings[Name] };
}[SettingName];

/**
 * What a setting is set to, as Markdown; roles and channels as mentions, which notify nobody in an embed.
 * @param guildId also the id of the role that everybody has.
 */
export function valueWords(set: SettingValue, { t, list }: Wording, guildId: string | null): string {
  switch (set.setting) {
    case 'language':
      return set.value === null ? t('settings:values.discords-language') : languages[set.value].ownName;
    case 'timeZone':
      return set.value === null ? t('settings:values.machines-zone') : set.value.replaceAll('_', ' ');
    case 'weekStart':
      return t(`settings:values.${set.value}`);
    case 'privateAnswers':
      return t(set.value ? 'settings:values.asker-only' : 'settings:values.everybody');
    case 'questionsPerDay':
    case 'articlesPerDay':
      return set.value === null
        ? t('settings:values.unlimited')
        : t('settings:values.a-day', { count: set.value });
    case 'coolDownSeconds':
      return set.value === 0
        ? t('settings:values.no-wait')
        : t('settings:values.wait', { seconds: set.value });
    case 'questionDays':
      return t('settings:values.days', { count: set.value });
    case 'addRoles':
      if (set.value.length === 0) return t('settings:values.no-roles');
      return list(set.value.map((id) => (id === guildId ? '@everyone' : `<@&${id}>`)));
    case 'askChannels':
      if (set.value.length === 0) return t('settings:values.everywhere');
      return list(set.value.map((id) => `<#${id}>`));
    case 'requestChannel':
      return set.value === null ? t('settings:values.requests-only') : `<#${set.value}>`;
    case 'announceChannel':
      return set.value === null ? t('settings:values.no-channel') : `<#${set.value}>`;
  }
}

/** One of the settings of a collection. */
export function settingValue(settings: CollectionSettings, setting: SettingName): SettingValue {
  return { setting, value: settings[setting] } as SettingValue;
}
