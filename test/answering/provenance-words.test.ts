import { expect, test } from 'vitest';
import type { Provenance } from '../../src/archive/article.js';
import { provenanceWords } from '../../src/answering/provenance-words.js';

const feedUrl = 'https://feeds.example/ledger';

test.each<readonly [Provenance, string]>([
  [{ kind: 'fetched', host: 'ledger.example' }, 'fetched from ledger.example'],
  [
    { kind: 'feed', host: 'ledger.example', feedUrl: 'https://ledger.example/rss' },
    'from the feed of ledger.example',
  ],
  [
    { kind: 'feed', host: 'ledger.example', feedUrl },
    'fetched from ledger.example by the feed of feeds.example',
  ],
  [{ kind: 'feed', host: 'feeds.example', feedUrl, inFeed: true }, 'from the feed of feeds.example'],
  [{ kind: 'feed', host: 'ledger.example', feedUrl: 'odd' }, 'from the feed of ledger.example'],
])('%j: %s', (provenance, words) => {
  expect(provenanceWords(provenance)).toBe(words);
});
