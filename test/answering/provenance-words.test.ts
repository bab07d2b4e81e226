import { describe, expect, it } from 'vitest';
import { provenanceWords } from '../../src/answering/provenance-words.js';

const messageUrl = 'https://discord.com/channels/1/2/3';
const ana = { id: '123456789012345678', name: 'ana' };
const ben = { id: '223456789012345678', name: 'ben' };

describe('provenanceWords', () => {
  it.each([
    [{ kind: 'fetched', host: 'ledger.example' } as const, 'fetched from ledger.example'],
    [{ kind: 'pasted', by: ana } as const, 'pasted by @ana, not checked'],
    [{ kind: 'pasted', by: { id: 'terminal', name: 'root' } } as const, 'pasted by root, not checked'],
    [
      { kind: 'posted', author: ben, by: ana, messageUrl, forwarded: false } as const,
      'posted by @ben, added by @ana, not checked',
    ],
    [
      { kind: 'posted', author: ben, by: ana, messageUrl, forwarded: true } as const,
      'forwarded by @ben, added by @ana, not checked',
    ],
  ])('says of %j: %s', (provenance, words) => {
    expect(provenanceWords(provenance)).toBe(words);
  });
});
