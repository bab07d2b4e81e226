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
      hints: {
        externalId: '17',
        title: 'T',
        publishedAt: '2025-01-01',
        outlet: 'S',
        url: 'https://a.example',
      },
    });
  });

  it('takes of an export what can be read, but not where it says that it is from', () => {
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
      hints: { authors: ['Ana', 'Piet'], language: 'pt-BR' },
    });
    expect(readImportRecord({ ...line, id: 'mine', language: 'the usual', authors: 'Ana' }).hints).toEqual({
      externalId: 'mine',
      authors: ['Ana'],
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
