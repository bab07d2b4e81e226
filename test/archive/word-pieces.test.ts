import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../bench/speed/random.js';
import { eachPiece, isBreak } from '../../src/archive/word-pieces.js';
import { hashOf } from '../../src/archive/word-hash.js';

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  eachPiece(text, (start, end) => pieces.push(text.slice(start, end)));
  return pieces;
}

/** What a piece is, said once more in one expression. */
const anyPiece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*|[.!?\n]/gu;

/** What meets in texts, and at whose borders a reader may err. */
const parts =
  `a|Bc|US|7|3.5|U.S.|'|’|.|!|?|\n| |\t|\0|_|-|“|”|«|»|—|…|\u00a0|\u00ad|\u200b|\u2044|·|é|e\u0301|\u0301|ı|İ|ß|ﬁ|Ⅷ|²|º|½|ʼ|ـ|ا|東|京|ア|ก|่|😀|\ud83d|\ude00|𝒜|𐐀|'s|’s`.split(
    '|',
  );

describe('the pieces of a text', () => {
  it.each([
    [
      'words and ends',
      'The mayor’s 3.5 m.? Yes!\nNo',
      ['The', 'mayor’s', '3.5', 'm', '.', '?', 'Yes', '!', '\n', 'No'],
    ],
    ['an apostrophe at a border', "'tis the boys' ‘own’ d'or", ['tis', 'the', 'boys', 'own', "d'or"]],
    ['letters beyond ASCII', 'İstanbul’da Øre—東京', ['İstanbul’da', 'Øre', '東京']],
    ['a word that ends beyond ASCII', 'Delvoná caf\u00e9 x\u0301.y', ['Delvoná', 'café', 'x\u0301.y']],
    ['nothing', '', []],
    ['no words', ' — “”\u00a0😀 ', []],
  ])('%s', (_name, text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it('are those of the expression, whatever meets', () => {
    const random = seededRandom(5);
    const unlike: string[] = [];
    for (let round = 0; round < 40_000; round += 1) {
      const length = 1 + Math.floor(random() * 12);
      const text = Array.from({ length }, () => parts[Math.floor(random() * parts.length)]).join('');
      const expected: readonly string[] = text.match(anyPiece) ?? [];
      if (piecesOf(text).join('|') !== expected.join('|')) unlike.push(text);
    }
    expect(unlike).toEqual([]);
  });

  it('have hashes by which the same word is known again, and ends have none', () => {
    const hashes: (number | null)[] = [];
    eachPiece('ferry, ferry. Café', (_start, _end, hash) => hashes.push(hash));
    expect(hashes).toEqual([hashOf('ferry'), hashOf('ferry'), null, hashOf('Café')]);
    expect(['.', '\n', 'a', '..'].map(isBreak)).toEqual([true, true, false, false]);
  });
});
