import type { AuditedDeed } from '../../archive/audit.js';
import { defaultSettings, settingSchema } from '../../desk/collection-settings.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import type { SettingName } from '../settings/sections.js';
import { valueWords, type SettingValue } from '../settings/value-words.js';

const nameLength = 100;
/** Two of them stand in an entry, ten entries on a page. */
const listLength = 110;

/** What somebody did, as what follows his name. @param count how often, of an import. */
export function deedWords(deed: AuditedDeed, count: number, wording: Wording): string {
  const { t } = wording;
  switch (deed.kind) {
    case 'articles-imported':
      return t('audit:articles-imported', { count, file: plainMarkdown(deed.file, nameLength) });
    case 'hosts-changed':
    case 'aliases-changed': {
      const parts = [
        ...(deed.added.length > 0 ? [t('audit:list-added', { names: shortList(deed.added) })] : []),
        ...(deed.removed.length > 0 ? [t('audit:list-removed', { names: shortList(deed.removed) })] : []),
      ];
      return t(`audit:${deed.kind}`, { changes: parts.join(' · ') });
    }
    case 'setting-changed':
      return settingWords(deed, wording);
    case 'digest-set':
    case 'digest-off':
      return t(`audit:${deed.kind}-${deed.rhythm}`);
    case 'request-closed':
      return t('audit:request-closed', { id: plainMarkdown(deed.request, nameLength) });
    default: {
      const title = deed.title === null ? t('common:untitled') : plainMarkdown(deed.title, nameLength);
      return t(`audit:${deed.kind}`, { title });
    }
  }
}

function shortList(names: readonly string[]): string {
  return plainMarkdown(names.join(', '), listLength);
}

type SettingDeed = Extract<AuditedDeed, { readonly kind: 'setting-changed' }>;

function settingWords({ setting, before, after }: SettingDeed, wording: Wording): string {
  const { t } = wording;
  const name = isSetting(setting) ? t(`settings:names.${setting}`) : plainMarkdown(setting, nameLength);
  return t('audit:setting-changed', {
    name,
    before: shownValue(setting, before, wording),
    after: shownValue(setting, after, wording),
  });
}

/** As the panel shows it; what this version cannot read any more as it is stored. */
function shownValue(setting: string, value: unknown, wording: Wording): string {
  if (!isSetting(setting) || !settingSchema.shape[setting].safeParse(value).success) {
    return plainMarkdown(JSON.stringify(value) ?? '', nameLength);
  }
  const words = valueWords({ setting, value } as SettingValue, wording, null);
  // Twenty-five roles would fill the page.
  return words.length > listLength && Array.isArray(value)
    ? wording.t('audit:several', { count: value.length })
    : words;
}

function isSetting(name: string): name is SettingName {
  return Object.hasOwn(defaultSettings, name);
}
