import type { AddOutcome } from '../../reading/article-input.js';
import { formatDate } from '../../locales/format-date.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import { countOf } from '../../count-of.js';
import { maskedLink } from '../markdown/link.js';
import { botMessage, embedColors, type BotMessage } from './message.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

const headings = {
  added: 'Added',
  updated: 'New version',
  duplicate: 'Already in the archive',
} as const;

/** What came of adding an article, so that who added it sees at a glance whether it was read rightly. */
export function renderAdded({ status, article, passages }: AddOutcome): BotMessage {
  const title = plainMarkdown(article.title ?? '', 300) || 'Untitled article';
  const facts = [
    article.outlet ? plainMarkdown(article.outlet, 100) : 'outlet unknown',
    article.publishedAt ? formatDate(article.publishedAt) : 'undated',
    plainMarkdown(provenanceWords(article.provenance), 200),
    ...(status === 'duplicate' ? [] : [countOf(passages, 'passage')]),
  ];
  const advice = status === 'duplicate' ? 'Nothing was changed.' : 'Ask about it with /ask.';
  return botMessage({
    embeds: [
      {
        title: headings[status],
        description: `**${maskedLink(title, article.url)}**\n${facts.join(' · ')}\n\n${advice}`,
        color: status === 'duplicate' ? embedColors.nothing : embedColors.answered,
      },
    ],
  });
}
