import { describe, expect, it } from 'vitest';
import { comparable, holdsAnswer } from '../../src/evaluation/answer-words.js';

function holds(text: string, ...answers: readonly string[]): boolean {
  return holdsAnswer(comparable(text), answers);
}

describe('comparable', () => {
  it.each([
    ['The  Mayor,\nAda Lund!', ' mayor ada lund '],
    ['An apple – a day', ' apple day '],
    ['$1.5bn (£1bn)', ' 1 5bn 1bn '],
    // NFKC: ligatures, full-width letters and digits, superscripts.
    ['oﬃce Ｌｏｗ ７ m²', ' office low 7 m2 '],
    // A letter with its accent, in one piece or in two.
    ['cafe\u0301', ' caf\u00e9 '],
    ['Athens theatre', ' athens theatre '],
    ['', '  '],
    ['The', '  '],
  ])('%j', (text, words) => {
    expect(comparable(text)).toBe(words);
  });
});

describe('holdsAnswer', () => {
  it('looks for whole words, at either end and within', () => {
    expect(holds('Ada Lund opened it.', 'Ada Lund')).toBe(true);
    expect(holds('It was opened by Ada Lund', 'ada lund')).toBe(true);
    expect(holds('“Ada” Lund’s bridge', 'Ada Lund')).toBe(true);
    expect(holds('Ada and Bo Lund opened it.', 'Ada Lund')).toBe(false);
    expect(holds('There were 230 of them.', '23')).toBe(false);
    expect(holds('There were 23 of them.', '23')).toBe(true);
    expect(holds('Romania won.', 'Oman')).toBe(false);
  });

  it('passes over articles, punctuation and capitals on both sides', () => {
    expect(holds('She joined THE BEATLES.', 'Beatles')).toBe(true);
    expect(holds('She joined Beatles.', 'The Beatles')).toBe(true);
    expect(holds('the cost was 1,500 crowns', '1 500 crowns')).toBe(true);
    expect(holds('She met Jean-Luc.', 'jean luc')).toBe(true);
    expect(holds('It is ½ full', '1⁄2')).toBe(true);
  });

  it('takes any of several spellings', () => {
    expect(holds('Mayor Lund came.', 'Ada Lund', 'Mayor Lund')).toBe(true);
    expect(holds('Nobody came.', 'Ada Lund', 'Mayor Lund')).toBe(false);
  });

  it('finds no answer that has no words, nor any where there is none', () => {
    expect(holds('Ada Lund came.', '', 'The', '!')).toBe(false);
    expect(holds('Ada Lund came.')).toBe(false);
  });
});
