import { wordFormsOf } from '../archive/words.js';
import { keyOfName, type AliasTable, type KnownName } from '../search/alias-table.js';

const anyWord = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*/gu;
const possessive = /['’]s$/;

/**
 * The question with the first known name in it replaced by the next one of its group; null where it holds none. The
 * same for the same question, whenever it is made.
 */
export function withOtherName(question: string, aliases: AliasTable): string | null {
  const places = [...question.matchAll(anyWord)];
  for (const [first, { index: start }] of places.entries()) {
    const known = aliases.nameAt(wordFormsOf(question.slice(start), ['en']), 0);
    const last = known && places[first + known.length - 1];
    if (!known || !last) continue;
    const end = endOfName(question, last, known);
    const other = nextName(question.slice(start, end), known);
    if (other !== null) return question.slice(0, start) + other + question.slice(end);
  }
  return null;
}

/** Without the possessive; with the full stop of a name that is shortened by it: `U.S.`, `Nov.` */
function endOfName(question: string, { 0: word, index }: RegExpExecArray, { names }: KnownName): number {
  const end = index + word.replace(possessive, '').length;
  const isShortened = /^\p{L}(?:\.\p{L})+$/u.test(word) || names.includes(`${word}.`);
  return isShortened && question[end] === '.' ? end + 1 : end;
}

/** The name behind this one in its group, round about; null where it is not among them as a whole. */
function nextName(name: string, { names }: KnownName): string | null {
  const at = names.findIndex((each) => keyOfName(each) === keyOfName(name));
  return at < 0 ? null : (names[(at + 1) % names.length] ?? null);
}
