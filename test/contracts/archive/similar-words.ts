import { beforeEach, describe, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { add, bridge, ferry, undated, type Subject } from './samples.js';

/** Words for which another one may be misspelt. */
export function describeSimilarWords(subject: () => Subject): void {
  describe('similar words', () => {
    beforeEach(async () => {
      const { local } = subject();
      for (const content of [ferry, bridge, undated]) await add(local, content);
    });

    test.each([
      ['a swap', 'odnevik', [{ token: 'odenvik', edits: 1, articles: 2 }]],
      ['a letter lost', 'odnvik', [{ token: 'odenvik', edits: 1, articles: 2 }]],
      ['a letter doubled', 'lighthousse', [{ token: 'lighthous', edits: 1, articles: 1 }]],
      ['a letter changed', 'odanvik', [{ token: 'odenvik', edits: 1, articles: 2 }]],
      ['a swap of the first two', 'doenvik', [{ token: 'odenvik', edits: 1, articles: 2 }]],
      ['an ending that hides the stem', 'repiars', [{ token: 'repair', edits: 1, articles: 1 }]],
      ['a word of a title', 'opesn', [{ token: 'open', edits: 1, articles: 1 }]],
      ['a word that stands there, and no other', 'ferry', []],
      ['two edits', 'odnevikk', []],
      ['another first letter', 'wunnel', []],
      ['gibberish', 'xqzvw', []],
      ['nothing', '', []],
    ])('one edit: %s', async (_case, word, similar) => {
      expect(await subject().local.similarWords(word, 1)).toEqual(similar);
    });

    test('two edits, nearest first, then the commonest', async () => {
      const { local } = subject();
      expect(await local.similarWords('odenvyyk', 2)).toEqual([{ token: 'odenvik', edits: 2, articles: 2 }]);
      await add(local, { ...undated, text: 'Lighthoise and Lighthoose are islands.' });
      await add(local, { ...undated, text: 'Nobody lives on Lighthoose.' });
      expect(await local.similarWords('lighthuse', 2)).toEqual([
        { token: 'lighthous', edits: 1, articles: 1 },
        { token: 'lighthoos', edits: 2, articles: 2 },
        { token: 'lighthois', edits: 2, articles: 1 },
      ]);
    });

    test('words of an older version are gone', async () => {
      const { local } = subject();
      await add(local, { ...ferry, text: 'Nothing sails in winter.' });
      expect(await local.similarWords('ticktes', 1)).toEqual([]);
      expect(await local.similarWords('wintre', 1)).toEqual([{ token: 'winter', edits: 1, articles: 2 }]);
      expect(await local.similarWords('odnevik', 1)).toEqual([{ token: 'odenvik', edits: 1, articles: 1 }]);
    });

    test('words made to break a query are only words', async () => {
      const { local } = subject();
      for (const hostile of ['"a" OR b', "it's", 'a%_*', '[]', '🙂🙂🙂', '\0\0\0', '\ud800x', '{"a":1}']) {
        expect(await local.similarWords(hostile, 1)).toEqual([]);
      }
    });

    test('a collection without articles has none', async () => {
      const { archive } = subject();
      expect(await archive.collection(guildCollection('9')).similarWords('odnevik', 1)).toEqual([]);
    });
  });
}
