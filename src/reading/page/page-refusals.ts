import { UserError } from '../../errors.js';
import type { PageRefusal } from './extracted-page.js';

const sentences: Readonly<Record<PageRefusal, string>> = {
  'consent-wall': 'shows a consent page instead of the article: paste the article’s text instead.',
  'bot-wall': 'lets no bot in and shows a check instead of the article: paste the article’s text instead.',
  paywall: 'shows only the beginning of the article without a subscription: paste its text instead.',
  'index-page': 'is a page of links to articles: give the address of one article.',
  'missing-page': 'says that there is no such page: check the link.',
  'no-article': 'holds no article that could be read: give the article’s own page, or paste its text.',
  'too-deep': 'is nested too deeply to be read: paste the article’s text instead.',
  'too-many-tags': 'is too large to be read: paste the article’s text instead.',
};

/** The refusal of a page, in words for the person who gave it. `name` is its host or file name. */
export function pageRefusal(refusal: PageRefusal, name: string): UserError {
  return new UserError(refusal, `${name} ${sentences[refusal]}`);
}

/** A page that its reader was ended over. */
export function costlyPage(kind: 'timeout' | 'memory' | 'crash', name: string): UserError {
  const reason = {
    timeout: 'takes too long to read',
    memory: 'takes too much memory to read',
    crash: 'cannot be read',
  }[kind];
  return new UserError(`page-${kind}`, `${name} ${reason}: paste the article’s text instead.`);
}
