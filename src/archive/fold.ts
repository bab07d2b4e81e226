/**
 * Marks that are written over, under or through a letter and that people leave out: accents, Hebrew points, Arabic vowel
 * signs and the stroke that makes an Arabic word longer. Not the two by which Japanese syllables differ.
 */
const leftOut =
  /(?:(?=\p{M})(?!\u3099|\u309A)[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]|\u0640)+/gu;

/** Letters that stand for another one and that Unicode does not take apart; and signs that transliterations write as letters. */
const alike: Readonly<Record<string, string>> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ς: 'σ',
  '’': "'",
  ʹ: '',
  ʻ: '',
  ʼ: '',
  ʾ: '',
  ʿ: '',
};
const alikeLetters = new RegExp(`[${Object.keys(alike).join('')}]`, 'g');
const beyondAscii = /[^\0-\x7f]/;

/**
 * What somebody writes who has neither capitals nor accents: `Türkiye` → turkiye, `IŞIK` and `ışık` → isik, `Straße` →
 * strasse, `Ørsted` → orsted. Variants of one character (NFKC) are one. Vowel signs of Indian and South-East Asian
 * scripts stay: without them words are others. A typographic apostrophe becomes a plain one.
 */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(leftOut, '')
    .toLowerCase()
    .replace(alikeLetters, (letter) => alike[letter] ?? letter)
    .normalize('NFC');
}
