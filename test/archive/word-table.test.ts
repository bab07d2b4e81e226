import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/archive/word-hash.js';
import { WordTable } from '../../src/archive/word-table.js';

function tableOf(words: readonly string[], most = words.length): WordTable<string> {
  const table = new WordTable<string>(most);
  for (const word of words) table.set(word, hashOf(word), `value of ${word}`);
  return table;
}
const valueOf = (table: WordTable<string>, word: string) => table.get(word, 0, word.length, hashOf(word));

describe('a table of words', () => {
  it('finds nearly each of many words, and none that was not put in', () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `word${index * 7}`);
    const table = tableOf(words);
    const found = words.filter((word) => valueOf(table, word) !== undefined);
    expect(found.length).toBeGreaterThan(19_900);
    expect(found.filter((word) => valueOf(table, word) !== `value of ${word}`)).toEqual([]);
    expect(['', 'word', 'word1', 'word7 '].map((word) => valueOf(table, word))).toEqual(
      Array.from({ length: 4 }),
    );
  });

  it('finds a word where it stands in a text', () => {
    const text = 'The ferry to Norrholm sails again.';
    const start = text.indexOf('Norrholm');
    const table = tableOf(['Norrholm', 'Norr']);
    expect(table.get(text, start, start + 8, hashOf('Norrholm'))).toBe('value of Norrholm');
    expect(table.get(text, start, start + 4, hashOf('Norr'))).toBe('value of Norr');
    expect(table.get(text, start, start + 7, hashOf('Norrhol'))).toBeUndefined();
  });

  it('keeps words apart that have one hash', () => {
    for (const hash of [0, 7, 0xffffffff]) {
      const words = ['Aa', 'BB', 'AaAa', 'BBBB', 'AaBB', '\0', '\0\0'];
      const table = new WordTable<string>(words.length);
      for (const word of words) table.set(word, hash, `value of ${word}`);
      const values = words.map((word) => table.get(word, 0, word.length, hash));
      expect(values).toEqual(words.map((word) => `value of ${word}`));
    }
  });

  it('holds few of very many words of one hash, the last one among them', () => {
    const words = Array.from({ length: 4_096 }, (_, index) => `word${index}`);
    const hash = hashOf('one');
    const table = new WordTable<string>(words.length);
    for (const word of words) table.set(word, hash, word);
    const held = words.filter((word) => table.get(word, 0, word.length, hash) !== undefined);
    expect(held.length).toBeLessThanOrEqual(16);
    expect(held).toContain(words.at(-1));
    table.set('ferry', hashOf('ferry'), 'another');
    expect(valueOf(table, 'ferry')).toBe('another');
  });

  it('takes a later value of a word for the earlier one', () => {
    const table = tableOf(['ferry']);
    table.set('ferry', hashOf('ferry'), 'another');
    expect(valueOf(table, 'ferry')).toBe('another');
  });

  it('forgets what it holds when it is full, and goes on', () => {
    const words = Array.from({ length: 25 }, (_, index) => `word${index}`);
    const table = tableOf(words, 10);
    const held = words.filter((word) => valueOf(table, word) !== undefined);
    expect(held).toEqual(words.slice(20));
  });

  it('holds half of a character as it is', () => {
    const table = tableOf(['a\ud83d', 'a\ude00']);
    expect(valueOf(table, 'a\ude00')).toBe('value of a\ude00');
  });
});
