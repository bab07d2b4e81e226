import type { CollectionSettings } from '../../desk/collection-settings.js';
import type { Wording } from '../../locales/wording.js';
import type { SettingName } from './sections.js';
import { settingValue, valueWords } from './value-words.js';

/** What was changed, and from what. */
export function changeNotice(
  setting: SettingName,
  before: CollectionSettings,
  after: CollectionSettings,
  wording: Wording,
  guildId: string | null,
): string {
  const { t } = wording;
  const words = (settings: CollectionSettings) =>
    valueWords(settingValue(settings, setting), wording, guildId);
  const values = { name: t(`settings:names.${setting}`), value: words(after), before: words(before) };
  return t(values.value === values.before ? 'settings:unchanged' : 'settings:changed', values);
}
