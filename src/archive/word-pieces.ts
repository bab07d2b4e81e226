import { hashOf } from './word-hash.js';

/** Source of a regular expression (flag u): letters and digits with their marks. */
export const inWord = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`;
const wholePiece = new RegExp(String.raw`${inWord}(?:['’.]${inWord})*`, 'uy');

const typographicApostrophe = 0x2019;
/** By ASCII code. */
const isLetterOrDigit = Array.from({ length: 128 }, (_, code) =>
  /[a-zA-Z0-9]/.test(String.fromCharCode(code)),
);
const isBreakCode = Array.from({ length: 128 }, (_, code) => '.!?\n'.includes(String.fromCharCode(code)));
const isJoint = (code: number): boolean => code === 0x27 || code === 0x2e || code === typographicApostrophe;

/**
 * Where the pieces of a text stand, in order: its words, with the apostrophes and full stops within them, and what ends a
 * sentence or a line (`.`, `!`, `?` and a line feed), a piece by itself. A word is what `inWord` describes; that of ASCII is
 * read without a regular expression, which takes more than twice as long.
 *
 * @param visit is given the hash of each word by `hashOf`, and null for an end.
 */
export function eachPiece(
  text: string,
  visit: (start: number, end: number, hash: number | null) => void,
): void {
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 && !isLetterOrDigit[code]) {
      if (isBreakCode[code]) visit(at, at + 1, null);
      at += 1;
    } else if (isPunctuation(code)) {
      at += 1;
    } else {
      const end = (code < 128 ? endOfAscii(text, at) : null) ?? endByExpression(text, at);
      if (end > at) visit(at, end, hashOf(text, at, end));
      at = end > at ? end : at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
    }
  }
}

/** Whether a piece is the end of a sentence or a line. */
export function isBreak(piece: string): boolean {
  return piece.length === 1 && '.!?\n'.includes(piece);
}

/** Where a word ends that begins in ASCII; null where something else may belong to it. */
function endOfAscii(text: string, start: number): number | null {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 && isLetterOrDigit[code]) {
      at += 1;
    } else if (isJoint(code)) {
      const next = text.charCodeAt(at + 1);
      if (next >= 128 && !isPunctuation(next)) return null;
      if (!isLetterOrDigit[next]) return at;
      at += 2;
    } else {
      return code < 128 || isPunctuation(code) ? at : null;
    }
  }
  return at;
}

/** @returns `start` where no word begins there. */
function endByExpression(text: string, start: number): number {
  wholePiece.lastIndex = start;
  return wholePiece.test(text) ? wholePiece.lastIndex : start;
}

/** Of the characters beyond ASCII those which stand in news most, and in no word: quotation marks, dashes, spaces. */
function isPunctuation(code: number): boolean {
  return (code >= 0x2010 && code <= 0x2027) || code === 0xa0 || code === 0xab || code === 0xbb;
}
