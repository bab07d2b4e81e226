import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { ArticleHints, ArticleInput } from '../../src/reading/article-input.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { readArticle, type ReadingContext } from '../../src/reading/read-article.js';

export const fixtures = join(import.meta.dirname, '..', 'fixtures', 'reading');
export const ana = { id: '7', name: 'ana' };
export const body =
  'The council of Delvona agreed on Tuesday to build a second bridge over the Orn.\n\nWork begins in spring, the mayor said.';

/** To be called by the file of the tests: what it reads with is closed after them. */
export function openReader() {
  const extractor = new ProcessExtractor();
  afterAll(() => extractor.close());
  const context: ReadingContext = {
    by: ana,
    retrievedAt: '2024-06-01T10:00:00Z',
    fetcher: new GuardedFetcher({ resolve: async () => ['127.0.0.1'] }),
    extractor,
  };
  return (input: ArticleInput, hints: ArticleHints = {}, rest: Partial<ReadingContext> = {}) =>
    readArticle(input, hints, { ...context, ...rest });
}

export const file = (name: string, content: string | Uint8Array): ArticleInput => ({
  kind: 'file',
  name,
  bytes: Buffer.from(content),
});
export const fixture = (name: string): ArticleInput => file(name, readFileSync(join(fixtures, name)));
export const pasted = (text: string): ArticleInput => ({ kind: 'text', text });
