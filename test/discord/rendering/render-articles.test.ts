import { describe, expect, it } from 'vitest';
import type { ArticleHead } from '../../../src/archive/article.js';
import { articlesPerPage, renderArticles } from '../../../src/discord/rendering/render-articles.js';
import { languageCodes } from '../../../src/locales/language.js';
import { wordingIn } from '../../../src/locales/wording.js';

const long = (length: number) => '*_a'.repeat(length);
const person = { id: '123456789012345678', name: long(40) };
const filter = { outlet: long(100), since: '2024-01-01', until: '2024-12-31', by: person.id };

/** All that an entry can hold, as long as it can be. */
const longest = (urlLength: number): ArticleHead => ({
  id: 'a000000000000001',
  version: 1,
  externalId: null,
  title: long(300),
  outlet: long(200),
  outletBy: person,
  authors: [],
  publishedAt: '2024-12-13',
  modifiedAt: null,
  url: `https://quayside.example/${'a'.repeat(urlLength)}`,
  language: 'en',
  provenance: {
    kind: 'feed',
    host: `${'h'.repeat(200)}.example`,
    feedUrl: `https://${'f'.repeat(60)}.example/`,
  },
  retrievedAt: '2026-11-02T10:00:00Z',
  addedAt: '2026-11-02T10:00:00Z',
  addedBy: person,
});
const page = (article: ArticleHead) => ({
  articles: Array.from({ length: articlesPerPage }, () => article),
  total: 9_000,
});

describe.each(languageCodes)('a page of articles in %s', (language) => {
  const wording = wordingIn(language);

  it.each([10, 370, 2_000])('finds room with addresses of %i characters, and cuts no link', (urlLength) => {
    const [embed] = renderArticles(page(longest(urlLength)), { page: 0, filter }, wording).embeds;
    const description = embed?.description ?? '';
    expect(description.length).toBeLessThanOrEqual(4_096);
    expect(description.split('\n')).toHaveLength(2 * articlesPerPage + 3);
    expect(description).toContain(`<@${person.id}>`);
    expect(description.split('](').length).toBe(description.split('a)**\n').length);
  });
});
