import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord-api-types/payloads/v10';
import type { PersonalSummary } from '../../desk/privacy-desk.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { botMessage, embedColors, type BotMessage } from './message.js';

/** The prefixes of the two buttons' custom ids. */
export const deletePersonPrefix = 'privacy-delete';
export const keepPersonPrefix = 'privacy-keep';

/** What is kept of a person, counted, and below it how that is handled. @param policy the text of PRIVACY.md */
export function renderPersonal(summary: PersonalSummary, policy: Buffer, wording: Wording): BotMessage {
  const { t } = wording;
  const lines = countLines(summary, wording);
  const counted = lines.length === 0 ? t('privacy:nothing') : [t('privacy:counted'), ...lines].join('\n');
  const description = [counted, t('privacy:how')].join('\n\n');
  return botMessage({
    embeds: [{ title: t('privacy:title'), description, color: embedColors.plain }],
    files: [{ name: 'PRIVACY.md', attachment: policy }],
  });
}

/** One of the files that an export is, from 1. */
export function renderExport(
  file: Uint8Array,
  { part, parts, mostParts }: { readonly part: number; readonly parts: number; readonly mostParts: number },
  { t }: Wording,
): BotMessage {
  const isCut = part === 1 && parts > mostParts;
  const told = parts === 1 ? t('privacy:export.done') : t('privacy:export.part', { part, parts });
  return botMessage({
    content: isCut ? t('privacy:export.cut', { parts }) : told,
    files: [{ name: parts === 1 ? 'dateline.json' : `dateline-${part}.json`, attachment: Buffer.from(file) }],
  });
}

/** What is asked before anything is deleted. */
export function renderConfirmDelete({ t }: Wording): BotMessage {
  const parts = ['goes', 'stays', 'final'] as const;
  return botMessage({
    embeds: [
      {
        title: t('privacy:confirm.title'),
        description: parts.map((part) => t(`privacy:confirm.${part}`)).join('\n\n'),
        color: embedColors.nearest,
      },
    ],
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          button(t('privacy:confirm.delete'), ButtonStyle.Danger, deletePersonPrefix),
          button(t('privacy:confirm.keep'), ButtonStyle.Secondary, keepPersonPrefix),
        ],
      },
    ],
  });
}

/** What was deleted. @param was what there had been */
export function renderDeleted(was: PersonalSummary, wording: Wording): BotMessage {
  const { t } = wording;
  const lines = countLines(was, wording);
  const told =
    lines.length === 0 ? t('privacy:deleted.nothing') : [t('privacy:deleted.was'), ...lines].join('\n');
  const description = [told, t('privacy:deleted.bytes')].join('\n\n');
  return botMessage({
    embeds: [{ title: t('privacy:deleted.title'), description, color: embedColors.plain }],
  });
}

function countLines(summary: PersonalSummary, { t }: Wording): readonly string[] {
  const { answers, opinions, requests, articles, ownArticles, deeds } = summary;
  const lines = {
    questions: answers,
    opinions,
    requests,
    articles,
    own: ownArticles,
    setUp: summary.feeds + summary.digests + summary.followedStories,
    deeds,
  };
  return (Object.keys(lines) as (keyof typeof lines)[])
    .filter((line) => lines[line] > 0)
    .map((line) => `• ${t(`privacy:${line}`, { count: lines[line] })}`);
}

function button(
  label: string,
  style: ButtonStyle.Danger | ButtonStyle.Secondary,
  prefix: string,
): APIButtonComponent {
  return { type: ComponentType.Button, style, label, custom_id: customId(prefix) };
}
