import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type Guild,
} from 'discord.js';
import type { CollectionSettings } from '../../desk/collection-settings.js';
import type { DirectMessageLimits } from '../../desk/direct-messages.js';
import type { Wording } from '../../locales/wording.js';
import type { HostRules } from '../../reading/host-rules.js';
import { customId } from '../custom-id.js';
import { botMessage, embedColors, type BotMessage } from '../rendering/message.js';
import { hostLines } from '../rendering/render-hosts.js';
import { defaultWords, sectionMenu, settingMenu, upperFirst } from './menus.js';
import { sectionsOf, settingsIn, type Section, type SettingName } from './sections.js';
import { isDefault } from './steps.js';
import { settingValue, valueWords } from './value-words.js';

export const hostButtonPrefix = 'settings-host';

export type HostAction = 'allow' | 'deny' | 'forget';
export const hostActions: readonly HostAction[] = ['allow', 'deny', 'forget'];

/** What the panel shows. */
export interface Panel {
  readonly section: Section;
  readonly settings: CollectionSettings;
  readonly hosts: HostRules;
  readonly limits: DirectMessageLimits;
  /** Null in direct messages. */
  readonly guild: Guild | null;
  readonly guildId: string | null;
  /** What was just changed, as Markdown; null where nothing was. */
  readonly notice: string | null;
}

/** Each of two lists of sites has this room, of an embed's 4,096 characters. Lists of 25 roles or channels take 600 each. */
const listLength = 1_500;
/** A page of the panel: what is set, what it would be by default, and menus to change it. */
export function renderPanel(panel: Panel, wording: Wording): BotMessage {
  const { section, settings, guild, guildId, notice } = panel;
  const { t } = wording;
  const lines = [...(notice === null ? [] : [`✅ ${notice}`]), ...pageLines(panel, wording)];
  return botMessage({
    embeds: [
      {
        title: t('settings:title', { section: t(`settings:sections.${section}.title`) }),
        description: lines.join('\n\n'),
        color: notice === null ? embedColors.plain : embedColors.answered,
        footer: { text: t(guildId === null ? 'settings:footer-own' : 'settings:footer') },
      },
    ],
    components: [
      row(sectionMenu(section, guildId !== null, wording)),
      ...settingsIn(section).map((setting) => row(settingMenu(setting, settings, wording, guild))),
      ...(section === 'sites' ? [hostButtons(wording)] : []),
    ],
  });
}

function pageLines(panel: Panel, wording: Wording): readonly string[] {
  const { section, hosts } = panel;
  if (section === 'overview') return overviewLines(panel, wording);
  const about = wording.t(`settings:sections.${section}.about`);
  if (section === 'sites') return [about, ...siteLines(hosts, wording)];
  return [about, ...settingsIn(section).map((setting) => settingLines(setting, panel, wording))];
}

/** A setting with what it means. */
function settingLines(setting: SettingName, panel: Panel, wording: Wording): string {
  const { t } = wording;
  const isSo = isDefault(setting, panel.settings[setting]);
  const byDefault = isSo
    ? t('settings:default')
    : t('settings:by-default', { value: defaultWords(setting, wording) });
  return `${settingLine(setting, panel, wording)} (${byDefault})\n-# ${t(`settings:about.${setting}`)}`;
}

function settingLine(setting: SettingName, { settings, guildId }: Panel, wording: Wording): string {
  const name = wording.t(`settings:names.${setting}`);
  return `**${name}:** ${valueWords(settingValue(settings, setting), wording, guildId)}`;
}

function overviewLines(panel: Panel, wording: Wording): readonly string[] {
  const { t } = wording;
  const pages = sectionsOf(panel.guildId !== null).map((section) => {
    const lines = settingsIn(section).map((setting) => settingLine(setting, panel, wording));
    return section === 'sites' ? siteCount(panel.hosts, wording) : lines.join('\n');
  });
  const own = panel.guildId === null ? [ownLimits(panel.limits, wording)] : [];
  return [t('settings:sections.overview.about'), ...pages.filter((page) => page !== ''), ...own];
}

function siteCount({ allow, deny }: HostRules, { t }: Wording): string {
  const allowed =
    allow.length === 0 ? t('settings:sites.all') : t('settings:sites.only', { count: allow.length });
  const denied = deny.length === 0 ? '' : ` · ${t('settings:sites.without', { count: deny.length })}`;
  return `**${t('settings:sections.sites.title')}:** ${allowed}${denied}`;
}

function siteLines({ allow, deny }: HostRules, wording: Wording): readonly string[] {
  const { t } = wording;
  const listed = (hosts: readonly string[]): string => hostLines(hosts, listLength, wording);
  return [
    allow.length === 0
      ? upperFirst(t('settings:sites.all'))
      : `${t('settings:sites.allowed')}\n${listed(allow)}`,
    ...(deny.length === 0 ? [] : [`${t('settings:sites.denied')}\n${listed(deny)}`]),
  ];
}

/** What whoever runs the bot lets a person do in direct messages. */
function ownLimits(
  { isOn, questionsPerDay, articlesPerDay, mostArticles }: DirectMessageLimits,
  wording: Wording,
) {
  const { t, number } = wording;
  if (!isOn) return t('settings:own.off');
  const count = (limit: number | null) => (limit === null ? t('settings:values.unlimited') : number(limit));
  return t('settings:own.limits', {
    questions: count(questionsPerDay),
    articles: count(articlesPerDay),
    kept: count(mostArticles),
  });
}

function hostButtons({ t }: Wording): APIActionRowComponent<APIComponentInMessageActionRow> {
  return {
    type: ComponentType.ActionRow,
    components: hostActions.map((action) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label: t(`settings:sites.${action}`),
      custom_id: customId(hostButtonPrefix, action),
    })),
  };
}

function row(
  component: APIComponentInMessageActionRow,
): APIActionRowComponent<APIComponentInMessageActionRow> {
  return { type: ComponentType.ActionRow, components: [component] };
}
