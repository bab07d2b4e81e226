import { describe, expect, it } from 'vitest';
import { addTextForm } from '../../commands/add-text.js';
import { editArticleForm } from '../../commands/articles-edit.js';
import { languageCodes } from '../../src/locales/language.js';
import { wordingIn } from '../../src/locales/wording.js';

const article = {
  id: 'a000000000000001',
  version: 1,
  externalId: null,
  title: 'Harbour bridge opens',
  outlet: null,
  authors: [],
  publishedAt: null,
  modifiedAt: null,
  url: null,
  language: 'en',
  provenance: { kind: 'fetched', host: 'quayside.example' },
  retrievedAt: '2026-11-02T10:00:00Z',
  addedAt: '2026-11-02T10:00:00Z',
} as const;

describe.each(languageCodes)('forms in %s', (language) => {
  const wording = wordingIn(language);

  it.each([
    ['a pasted article', () => addTextForm(wording)],
    ['facts of an article', () => editArticleForm(article, wording)],
  ])('%s: fits into what Discord shows', (_, form) => {
    // The builder throws where a title, label or description is longer than Discord takes.
    const { title, components } = form().toJSON();
    expect(title).not.toBe('');
    expect(components).toHaveLength(5);
  });
});
