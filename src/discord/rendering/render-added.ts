import type { AddOutcome } from '../../reading/article-input.js';
import type { Wording } from '../../locales/wording.js';
import { maskedLink } from '../markdown/link.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';
import { shownDay } from './shown-day.js';
import { shownProvenance } from './shown-provenance.js';

/** What came of adding an article, so that who added it sees at a glance whether it was read rightly. */
export function renderAdded({ status, article, passages }: AddOutcome, wording: Wording): BotMessage {
  const { t } = wording;
  const title = plainMarkdown(article.title ?? '', 300) || t('common:untitled');
  const facts = [
    article.outlet ? plainMarkdown(article.outlet, 100) : t('adding:outletUnknown'),
    article.publishedAt ? shownDay(article.publishedAt, wording) : t('common:undated'),
    shownProvenance(article.provenance, wording),
    ...(status === 'duplicate' ? [] : [t('adding:passages', { count: passages })]),
  ];
  const advice = t(status === 'duplicate' ? 'adding:unchanged' : 'adding:ask');
  return botMessage({
    embeds: [
      {
        title: t(`adding:title.${status}`),
        description: `**${maskedLink(title, article.url)}**\n${facts.join(' · ')}\n\n${advice}`,
        color: status === 'duplicate' ? embedColors.nothing : embedColors.answered,
      },
    ],
  });
}
