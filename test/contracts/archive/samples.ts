import type { Archive } from '../../../src/archive/archive.js';
import type { AddedArticle, Collection, SearchFilter } from '../../../src/archive/collection.js';
import type { ArticleContent } from '../../../src/archive/article.js';
import { sampleContent, samplePassages } from '../../archive/sample-articles.js';

/** What a part of the contract is tried on: a fresh archive, and its collection `local`. */
export interface Subject {
  readonly archive: Archive;
  readonly local: Collection;
}

export const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

export const ferry = sampleContent({
  title: 'Ferry line opens',
  outlet: 'Harbour Post',
  publishedAt: '2025-05-02T08:30:00Z',
  url: 'https://harbour.example/ferry',
  provenance: { kind: 'fetched', host: 'harbour.example' },
  externalId: 'ext-ferry',
  text: 'The new ferry stops at Odenvik twice a day.\n\nTickets cost nine crowns, said the mayor.',
});
export const bridge = sampleContent({
  title: 'Bridge closed',
  outlet: 'Valley Courier',
  publishedAt: '2025-06-20',
  url: 'https://valley.example/bridge',
  provenance: { kind: 'fetched', host: 'valley.example' },
  text: 'The old bridge near Odenvik is closed for repairs.\n\nLorries take the tunnel instead.',
});
export const undated = sampleContent({
  title: null,
  text: 'A lighthouse keeper counts seals every winter.\n\nHe found forty of them.',
});

export function add(collection: Collection, content: ArticleContent): Promise<AddedArticle> {
  return collection.add(content, samplePassages(content.text));
}

export async function textsOf(
  collection: Collection,
  hits: readonly { readonly passageId: number }[],
): Promise<readonly string[]> {
  return (await collection.passages(hits.map((hit) => hit.passageId))).map((passage) => passage.text);
}
