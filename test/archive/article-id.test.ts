import { expect, test } from 'vitest';
import { articleId } from '../../src/archive/article-id.js';

const url = 'https://harbour.example/ferry';

test('an id is made of the URL, else of the external id, else of the text', () => {
  const byUrl = articleId({ url, externalId: 'x', textHash: 'h' });
  const byExternalId = articleId({ url: null, externalId: 'x', textHash: 'h' });
  const byText = articleId({ url: null, externalId: null, textHash: 'h' });
  expect(new Set([byUrl, byExternalId, byText]).size).toBe(3);
  expect(articleId({ url, externalId: 'y', textHash: 'other' })).toBe(byUrl);
  expect(articleId({ url: null, externalId: 'x', textHash: 'other' })).toBe(byExternalId);
  for (const id of [byUrl, byExternalId, byText]) expect(id).toMatch(/^a[0-9a-hjkmnp-tv-z]{15}$/);
});

test('the id of a URL never changes: links to articles hang on it', () => {
  expect(articleId({ url, externalId: null, textHash: '' })).toBe('agtpf3fdmdb858k4');
});
