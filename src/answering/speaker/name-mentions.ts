import type { Span } from '../../archive/article.js';
import { impersonalWords, openingWords, titles } from './name-words.js';

/** A name in a text, its title left off. Offsets count in the text that it was found in. */
export interface NameMention extends Span {
  /** In small letters, without the possessive. */
  readonly words: readonly string[];
  /** The titles before it, as they stand: "Foreign Minister". */
  readonly title: readonly string[];
  /** Where it begins together with them. */
  readonly titleStart: number;
  /** Whether it stands in the possessive: "Reed's". */
  readonly isPossessive: boolean;
}

const word = String.raw`\p{Lu}(?:\p{L}|\p{M}|[’'-](?=\p{L}))*`;
const particle = '(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|bin|bint|ibn|al|el|y)';
const initial = String.raw`(?:\p{Lu}\.)+(?=[ \p{L}])`;
const abbreviated = String.raw`(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Lt|Gen|Col|Capt|Sgt|Maj|Adm|Rev|St|Jr|Sr)\.`;
const office = String.raw`(?:Secretary|Minister|Director|Speaker|President|Chief|Attorney) of (?:the )?${word}`;
const token = `(?:${office}|${abbreviated}|${initial}|${word})`;
const capitalisedRun = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])${token}(?: (?:${particle} ){0,2}${token}){0,7}`,
  'gu',
);
const tokens = new RegExp(String.raw`${office}|\S+`, 'gu');
const longestName = 5;
/** Longer words are no name that could be shown. */
const longestWord = 30;
const shortestFullName = 2;
const possessiveEnd = /['’]s?$/;

/** What may be names of persons: words in capitals of which none marks a place, a body, a work or a day. */
export function namesIn(text: string): NameMention[] {
  return [...text.matchAll(capitalisedRun)].flatMap(({ 0: run, index }) => {
    const isOffice = /\bof (?:the )?$/.test(text.slice(Math.max(0, index - 8), index));
    return nameOf(run, index, isOffice ? shortestFullName : longestName);
  });
}

/**
 * The name in a run of capitalised words, behind the words that open a sentence, behind titles and behind whose it is.
 * @param longest of more words only the last are the name: "Chief of Port Operations Ann Reed".
 */
function nameOf(run: string, offset: number, longest: number): NameMention[] {
  const words = [...run.matchAll(tokens)].map(({ 0: text, index }) => ({ text, index }));
  const opening = words.findIndex(({ text }) => !openingWords.has(text));
  const afterTitle = words.findLastIndex(({ text }) => isTitle(text)) + 1;
  const afterOwner = words.slice(0, -1).findLastIndex(({ text }) => possessiveEnd.test(text)) + 1;
  const behind = opening < 0 ? [] : words.slice(Math.max(afterTitle, afterOwner, opening));
  if (behind.length > longestName) return [];
  const ofOffice = / of /.test(words[afterTitle - 1]?.text ?? '');
  const name = behind.slice(-(ofOffice ? shortestFullName : longest));
  const [first, last] = [name[0], name.at(-1)];
  if (!first || !last) return [];
  const possessive = possessiveEnd.exec(last.text)?.[0] ?? '';
  const bare = name.map(({ text }) =>
    text === last.text ? text.slice(0, text.length - possessive.length) : text,
  );
  if (bare.some(isImpersonal) || bare.every((each) => each.length < 2)) return [];
  const title = words.slice(Math.min(Math.max(opening, afterOwner), afterTitle), afterTitle);
  return [
    {
      start: offset + first.index,
      end: offset + last.index + last.text.length - possessive.length,
      words: bare.map((each) => each.toLowerCase()),
      title: title.map(({ text }) => text),
      titleStart: offset + (title[0] ?? first).index,
      isPossessive: possessive !== '',
    },
  ];
}

function isTitle(text: string): boolean {
  return titles.has(text.replace(/\.$| of .*$/, ''));
}

/** Letters in capitals only are a body's: "NATO". A Roman number is a person's. */
function isImpersonal(text: string): boolean {
  if (text.length > longestWord) return true;
  return impersonalWords.has(text) || (/^\p{Lu}{2,}$/u.test(text) && !/^(?:II|III|IV)$/.test(text));
}
