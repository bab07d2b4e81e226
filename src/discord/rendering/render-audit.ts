import type { AuditEntry, AuditPage } from '../../archive/audit.js';
import type { Wording } from '../../locales/wording.js';
import { customId } from '../custom-id.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { deedWords } from './deed-words.js';
import { pagingRow } from './paging-row.js';

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
    components: pagingRow({ page, pages }, { before: t('audit:newer'), after: t('audit:older') }, (to) =>
      customId(auditButtonPrefix, String(to)),
    ),
  });
}

function entryLine({ at, by, deed, count }: AuditEntry, wording: Wording): string {
  const person = by === null ? wording.t('audit:somebody') : plainMarkdown(by.name, 40);
  const seconds = Math.floor(Date.parse(at) / 1000);
  return `<t:${seconds}:f> **${person}** ${deedWords(deed, count, wording)}`;
}
