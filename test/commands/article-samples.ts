import type { ArticleHead } from '../../src/archive/article.js';
import type { RemovedArticle } from '../../src/archive/kept-articles.js';

export const outlet = 'The Quayside Post and Harbour Gazette of Lower Emmental, with Shipping News and Tides';

/** Unless told, Cem's. */
export function article(n: number, parts: Partial<ArticleHead> = {}): ArticleHead {
  return {
    id: `a${String(n).padStart(15, '0')}`,
    version: 1,
    externalId: null,
    title: `Bridge *opens*, part ${n}`,
    outlet,
    authors: ['Mara Lindqvist', 'Jon Ek'],
    publishedAt: '2024-12-13T08:30:00Z',
    modifiedAt: null,
    url: `https://quayside.example/bridge/${n}`,
    language: 'en',
    provenance: { kind: 'fetched', host: 'quayside.example' },
    retrievedAt: '2026-11-02T23:59:00Z',
    addedAt: '2026-11-02T23:59:00Z',
    addedBy: { id: '1', name: 'cem' },
    ...parts,
  };
}

export const removed = (): RemovedArticle => ({
  id: article(1).id,
  title: 'Bridge opens',
  outlet,
  url: null,
  removedAt: '2026-11-03T10:00:00Z',
  removedBy: { id: '1', name: 'ana' },
  addedBy: null,
  isPurged: false,
});

export const kept = (parts: Partial<ArticleHead> = {}) => ({
  state: 'kept' as const,
  article: article(1, parts),
  versions: [
    { version: 1, addedAt: '2026-11-02T23:59:00Z', textHash: 'x', editedBy: null },
    { version: 2, addedAt: '2026-11-04T23:59:00Z', textHash: 'x', editedBy: { id: '1', name: 'ana' } },
  ],
  story: { id: 's1', articles: 3, independentOutlets: 2 },
  copyOf: { article: 'a2', title: 'Wire report', outlet: 'Coast Wire', url: 'https://wire.example/1' },
});
