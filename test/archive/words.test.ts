import { describe, expect, it } from 'vitest';
import { stemOf, stemsOf, wordsOf } from '../../src/archive/words.js';

describe('wordsOf', () => {
  it.each([
    ['Mr. Erdogan met U.S. envoys.', ['mr', 'erdogan', 'met', 'us', 'envoys']],
    ['Türkiye’s exports rose 3.5% in 2024', ['turkiye', 'exports', 'rose', '3.5', 'in', '2024']],
    ["O'Neill and l’État", ['oneill', 'and', 'letat']],
    ['title:x* "a" OR NEAR(b -x', ['title', 'x', 'a', 'or', 'near', 'b', 'x']],
    ['😀 !!! …', []],
    ['東京 2020', ['東京', '2020']],
  ])('reads %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('stemOf', () => {
  it('brings the forms of an English word together', () => {
    expect(stemOf('elections')).toBe(stemOf('election'));
    expect(stemOf('preventing')).toBe(stemOf('prevented'));
  });

  it('leaves numbers and other scripts alone', () => {
    expect(stemsOf('東京 2020s 318')).toEqual(['東京', '2020s', '318']);
  });
});
