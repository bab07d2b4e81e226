import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/archive/article.js';
import { renderAdded } from '../../../src/discord/rendering/render-added.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { showAsDiscord } from '../discord-markdown-rules.js';

const english = wordingIn('en');

const article: Article = {
  id: 'article-1',
  version: 1,
  title: 'Harbour bridge opens',
  outlet: 'The Quayside Post',
  authors: [],
  publishedAt: '2024-12-13',
  modifiedAt: null,
  url: 'https://quayside.example/bridge',
  language: 'en',
  text: 'The bridge opens on Friday.',
  provenance: { kind: 'fetched', host: 'quayside.example' },
  externalId: null,
  retrievedAt: '2026-11-02T10:00:00Z',
  addedAt: '2026-11-02T10:00:00Z',
};

describe('renderAdded', () => {
  it.each([
    ['added', 'Added', '1 passage'],
    ['updated', 'New version', '1 passage'],
    ['duplicate', 'Already in the archive', 'Nothing was changed.'],
  ] as const)('an article that was %s', (status, title, words) => {
    const [embed] = renderAdded({ status, article, passages: 1 }, english).embeds;
    expect(embed?.title).toBe(title);
    expect(embed?.description).toContain(
      '**[Harbour bridge opens](https://quayside.example/bridge)**\nThe Quayside Post · 13 Dec 2024 · fetched from quayside.example',
    );
    expect(embed?.description).toContain(words);
  });

  it('says what is not known, so that it can be given', () => {
    const unknown = { ...article, title: null, outlet: null, publishedAt: null, url: null };
    const [embed] = renderAdded({ status: 'added', article: unknown, passages: 1200 }, english).embeds;
    expect(embed?.description).toContain(
      '**Untitled article**\noutlet unknown · undated · fetched from quayside.example · 1,200 passages',
    );
  });

  it('is not formatted by what stands in an article', () => {
    const hostile = {
      ...article,
      title: '** @everyone [x](https://evil.example)',
      outlet: '<@1>',
      url: null,
    };
    const [embed] = renderAdded({ status: 'added', article: hostile, passages: 2 }, english).embeds;
    expect(showAsDiscord(embed?.description ?? '').rules).toEqual(['bold']);
  });
});
