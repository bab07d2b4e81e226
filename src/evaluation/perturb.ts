import { createHash } from 'node:crypto';
import { aliasTable } from '../search/alias-table.js';
import { withOtherName } from './other-names.js';

/** Ways of asking a question otherwise without asking for anything else. */
export type Perturbation = 'typos' | 'capitals' | 'other-names';

export const perturbations: readonly Perturbation[] = ['typos', 'capitals', 'other-names'];

/** How a question is put. */
export function wordingOf(how: Perturbation | undefined): (question: string) => string {
  return (question) => (how === undefined ? question : perturbed(question, how));
}

/** The same question with a misspelt word, in capitals, or with another name for the first name in it that has several. The same for the same question, whenever it is made. */
function perturbed(question: string, how: Perturbation): string {
  if (how === 'capitals') return question.toUpperCase();
  return how === 'typos' ? withTypo(question) : (withOtherName(question, aliasTable([])) ?? question);
}

/** Short words are seldom misspelt. */
const shortestMisspelt = 6;

/**
 * Misspells the longest word with a capital past the first word, as names are; else the longest word: two neighbouring
 * letters in its middle change places, one is lost, or one is doubled.
 */
function withTypo(question: string): string {
  const words = [...question.matchAll(/\p{L}+/gu)].filter(({ 0: word }) => word.length >= shortestMisspelt);
  const names = words.filter(({ 0: word, index }) => index > 0 && /^\p{Lu}/u.test(word));
  const [longest] = (names.length > 0 ? names : words).toSorted(
    (left, right) => right[0].length - left[0].length || left.index - right.index,
  );
  if (!longest) return question;
  const [word] = longest;
  const lot = createHash('sha256').update(question).digest();
  // Never the first letter, which people mostly get right, and never the last.
  const at = 1 + ((lot[0] ?? 0) % (word.length - 3));
  const ways = [
    `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`,
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
  ];
  const way = (lot[1] ?? 0) % ways.length;
  // Two of the same letter that change places are no mistake: one of them is lost then.
  const misspelt = ways[way] === word ? ways[way + 1] : ways[way];
  return question.slice(0, longest.index) + misspelt + question.slice(longest.index + word.length);
}
