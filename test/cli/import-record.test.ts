import { describe, expect, it } from 'vitest';
import { readImportRecord } from '../../src/cli/import-record.js';

describe('readImportRecord', () => {
  it('takes what a line says, trimmed, and passes over what it does not know', () => {
    const line = {
      id: 17,
      title: ' T ',
      date: '2025-01-01',
      source: 'S',
      url: 'https://a.example',
      text: 'X.',
      more: 1,
    };
    expect(readImportRecord(line)).toEqual({
      text: 'X.',
      exported: null,
      hints: {
        externalId: '17',
        title: 'T',
        publishedAt: '2025-01-01',
        outlet: 'S',
        url: 'https://a.example',
      },
    });
  });

  it('takes of an export what can be read', () => {
    const line = {
      id: 'a000000000000000',
      article: 'a000000000000000',
      text: 'X.',
      title: null,
      authors: ['Ana', 3, 'Piet'],
      modifiedAt: 'some day',
      language: 'pt-BR',
      provenance: { kind: 'fetched', host: 'a.example' },
    };
    expect(readImportRecord(line)).toEqual({
      text: 'X.',
      // It does not say when that was.
      exported: null,
      hints: { authors: ['Ana', 'Piet'], language: 'pt-BR' },
    });
    expect(readImportRecord({ ...line, id: 'mine', language: 'the usual', authors: 'Ana' }).hints).toEqual({
      externalId: 'mine',
      authors: ['Ana'],
    });
  });

  describe('where an export says that a text is from', () => {
    const ana = { id: '7', name: 'ana' };
    const line = {
      id: 'x',
      article: 'a1',
      version: 2,
      text: 'X.',
      retrievedAt: '2026-03-01T12:00:00Z',
      addedBy: ana,
    };

    it.each([
      { kind: 'fetched', host: 'www.wire.example' },
      { kind: 'feed', host: 'wire.example', feedUrl: 'https://wire.example/feed', inFeed: true },
      { kind: 'file', fileName: 'a.txt', by: null },
      { kind: 'pasted', by: ana },
      {
        kind: 'posted',
        by: ana,
        author: ana,
        messageUrl: 'https://discord.com/channels/1/2/3',
        forwarded: false,
      },
      { kind: 'starter' },
    ])('takes %j', (provenance) => {
      const { exported } = readImportRecord({ ...line, provenance, outletBy: ana });
      expect(exported).toEqual({ provenance, retrievedAt: line.retrievedAt, addedBy: ana, outletBy: ana });
    });

    it.each([
      ['nothing', undefined],
      ['a kind that there is not', { kind: 'checked', host: 'wire.example' }],
      ['a host that is none', { kind: 'fetched', host: 'wire.example** and more' }],
      ['an address that is none', { kind: 'feed', host: 'wire.example', feedUrl: 'javascript:alert(1)' }],
      ['more than it can say', { kind: 'fetched', host: 'wire.example', by: ana }],
      ['nobody', { kind: 'pasted' }],
      ['text', 'fetched'],
    ])('passes over %s', (_what, provenance) => {
      expect(readImportRecord({ ...line, provenance }).exported).toBeNull();
    });

    it('passes it over in a line that export did not write', () => {
      const provenance = { kind: 'fetched', host: 'wire.example' };
      const { article: _article, ...foreign } = line;
      expect(readImportRecord({ ...foreign, provenance }).exported).toBeNull();
      expect(readImportRecord({ ...line, retrievedAt: 'once', provenance }).exported).toBeNull();
    });
  });

  it.each([
    [undefined, 'no JSON object'],
    [null, 'no JSON object'],
    [['text'], 'no JSON object'],
    ['text', 'no JSON object'],
    [{ text: '  ' }, 'no "text"'],
    [{ text: 5 }, 'no "text"'],
  ])('refuses %j', (line, reason) => {
    expect(() => readImportRecord(line)).toThrow(reason);
  });
});
