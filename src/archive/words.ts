import { stemmer } from 'stemmer';

const wordPattern = /[\p{L}\p{N}]+(?:['’.][\p{L}\p{N}]+)*/gu;
const beyondAscii = /[^\0-\x7f]/;

/** Case and diacritics folded away: `Türkiye` → `turkiye`. Apostrophes and full stops stay. */
function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('’', "'")
    .toLowerCase();
}

/** The words of a text in order, folded: `Türkiye’s U.S. envoy` → turkiye, us, envoy. Numbers are words: `3.5` → 3.5. */
export function wordsOf(text: string): string[] {
  return (fold(text).match(wordPattern) ?? []).map(bare).filter((word) => word !== '');
}

/** Without the possessive and the full stops of an abbreviation. */
function bare(word: string): string {
  const singular = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (/^[\d.]+$/.test(singular)) return singular;
  return singular.includes('.') || singular.includes("'") ? singular.replace(/['.]/g, '') : singular;
}

/** News repeats its words: the stems of the last words seen are kept, at most so many. */
const rememberedStems = 50_000;
const stems = new Map<string, string>();

/** The stem by which two forms of an English word meet (Porter 1980). Words with other letters and numbers stay as they are. */
export function stemOf(foldedWord: string): string {
  const known = stems.get(foldedWord);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(foldedWord) ? stemmer(foldedWord) : foldedWord;
  if (stems.size >= rememberedStems) stems.clear();
  stems.set(foldedWord, stem);
  return stem;
}

/** The stems of a text, in order. */
export function stemsOf(text: string): string[] {
  return wordsOf(text).map(stemOf);
}
