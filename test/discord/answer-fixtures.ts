import type { Answer, Finding, Source } from '../../src/archive/answer.js';

/** A source with invented facts, but for those given. */
export function sourceWith(facts: Partial<Source> = {}): Source {
  const n = facts.n ?? 1;
  return {
    n,
    collection: 'guild:10',
    article: `article-${n}`,
    version: 1,
    externalId: null,
    title: `Harbour bridge opens, part ${n}`,
    outlet: 'The Quayside Post',
    authors: ['Mara Lindqvist'],
    publishedAt: '2024-12-13',
    retrievedAt: '2026-11-02T23:59:00Z',
    url: `https://quayside.example/bridge/${n}`,
    provenance: { kind: 'fetched', host: 'quayside.example' },
    ...facts,
  };
}

/** A finding that quotes `quote`; the whole of it is the key sentence, unless `key` names a part of it. */
export function findingWith(quote: string, source = 1, key: string = quote): Finding {
  const start = 100;
  const keyStart = start + quote.indexOf(key);
  return {
    source,
    quote,
    start,
    end: start + quote.length,
    key: { start: keyStart, end: keyStart + key.length },
    speaker: null,
    score: 0.9,
  };
}

/** An answer to an invented question, but for what is given. */
export function answerWith(parts: Partial<Answer> = {}): Answer {
  return {
    id: 'k3v9q2xw',
    question: 'When does the harbour bridge open?',
    filters: { since: null, until: null, outlet: null },
    asOf: '2024-12-16',
    askedAt: '2026-11-02T12:00:00Z',
    verdict: 'answered',
    probability: 0.9,
    findings: [findingWith('The bridge opens on Friday at noon.')],
    sources: [sourceWith()],
    disagreement: null,
    coverage: null,
    passages: [],
    articles: [],
    undatedLeftOut: 0,
    tookMs: 12,
    audience: { askerId: '1', channelId: '2', private: false },
    ...parts,
  };
}
