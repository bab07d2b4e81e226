import type { AddRequest } from '../../src/desk/desk.js';
import { statedProvenance } from '../../src/desk/stated-provenance.js';
import type { AddOutcome } from '../../src/reading/article-input.js';

/** An article as it were added by this request. */
export function outcomeOf(request: AddRequest): AddOutcome {
  const { hints, by } = request;
  return {
    status: 'added',
    passages: 7,
    article: {
      id: 'article-1',
      version: 1,
      title: hints.title ?? 'Harbour bridge opens',
      outlet: hints.outlet ?? null,
      authors: [],
      publishedAt: hints.publishedAt ?? null,
      modifiedAt: null,
      url: null,
      language: 'en',
      text: 'The bridge opens on Friday.',
      provenance: statedProvenance(request) ?? { kind: 'pasted', by },
      externalId: null,
      retrievedAt: '2026-11-02T10:00:00Z',
      addedAt: '2026-11-02T10:00:00Z',
    },
  };
}
