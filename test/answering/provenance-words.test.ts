import { expect, test } from 'vitest';
import type { Provenance } from '../../src/archive/article.js';
import { provenanceWords } from '../../src/answering/provenance-words.js';

const feedUrl = 'https://feeds.example/ledger';
const messageUrl = 'https://discord.com/channels/1/2/3';
const ana = { id: '123456789012345678', name: 'ana' };
const ben = { id: '223456789012345678', name: 'ben' };

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
  [{ kind: 'pasted', by: ana }, 'pasted by @ana, not checked'],
  [{ kind: 'pasted', by: { id: 'terminal', name: 'root' } }, 'pasted by root, not checked'],
  [
    { kind: 'posted', author: ben, by: ana, messageUrl, forwarded: false },
    'posted by @ben, added by @ana, not checked',
  ],
  [
    { kind: 'posted', author: ben, by: ana, messageUrl, forwarded: true },
    'forwarded by @ben, added by @ana, not checked',
  ],
])('%j: %s', (provenance, words) => {
  expect(provenanceWords(provenance)).toBe(words);
});
