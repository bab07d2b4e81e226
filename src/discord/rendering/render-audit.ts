import { ButtonStyle, ComponentType, type APIButtonComponent } from 'discord.js';
import type { AuditEntry, AuditPage } from '../../archive/audit.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { deedWords } from './deed-words.js';

/** Entries on a page: each takes up to 400 of an embed's 4,096 characters. */
export const auditPerPage = 10;

export const auditButtonPrefix = 'audit';

/** A page of who did what, newest first, with buttons to those beside it. */
export function renderAudit({ entries, total }: AuditPage, page: number, wording: Wording): BotMessage {
  const { t } = wording;
  const pages = Math.max(1, Math.ceil(total / auditPerPage));
  const lines = entries.map((entry) => entryLine(entry, wording));
  const description = lines.length === 0 ? t('audit:none') : lines.join('\n');
  return botMessage({
    embeds: [
      {
        title: t('audit:title'),
        description,
        color: embedColors.plain,
        footer: { text: t('audit:footer', { page: page + 1, pages }) },
      },
    ],
    components:
      pages > 1
        ? [
            {
              type: ComponentType.ActionRow,
              components: [
                turning(t('audit:newer'), Math.max(0, page - 1), page === 0),
                // Another page than the one before it, so that no two buttons have one id.
                turning(t('audit:older'), page + 1, page + 1 >= pages),
              ],
            },
          ]
        : [],
  });
}

function entryLine({ at, by, deed, count }: AuditEntry, wording: Wording): string {
  const person = by === null ? wording.t('audit:somebody') : plainMarkdown(by.name, 40);
  const seconds = Math.floor(Date.parse(at) / 1000);
  return `<t:${seconds}:f> **${person}** ${deedWords(deed, count, wording)}`;
}

function turning(label: string, page: number, isOff: boolean): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label,
    disabled: isOff,
    custom_id: customId(auditButtonPrefix, String(page)),
  };
}
