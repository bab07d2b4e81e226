import { stopWords } from '../../search/stop-words.js';
import { openingWords } from '../speaker/name-words.js';
import { namesIn } from '../speaker/name-mentions.js';

/** A name that a quotation tells. */
export interface ToldName {
  readonly words: string;
  /** Whether it may be a person's. */
  readonly isPerson: boolean;
}

const capital = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`;
const run = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])${capital}(?: (?:(?:of|the|de|la|von|&) ){0,2}${capital}){0,4}`,
  'gu',
);

/** Days, months and numbers, which open many a sentence. */
const noName =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?)\b/i;

/** The names in a piece of text, in their order, each once; a word in capitals that only opens a sentence is none. */
export function toldNames(text: string): readonly ToldName[] {
  const persons = namesIn(text).map(({ start, end }) => ({ start, end }));
  const names = new Map<string, ToldName>();
  for (const match of text.matchAll(run)) {
    const words = withoutOpening(match[0], text.slice(0, match.index)).replace(/['’]s?$/, '');
    if (words === '' || noName.test(words)) continue;
    const end = match.index + match[0].length;
    const isPerson = persons.some((person) => person.start < end && match.index < person.end);
    if (!names.has(words)) names.set(words, { words, isPerson });
  }
  return [...names.values()];
}

/** "The Lady Senara" → Lady Senara; empty where nothing but the opening of a sentence is left. */
function withoutOpening(name: string, before: string): string {
  const opens = /(?:^|[.!?:\n]["”’)]*\s+|["“„«‘]\s*)$/u.test(before);
  const words = name.split(' ');
  while (words[0] !== undefined && (openingWords.has(words[0]) || stopWords.has(words[0].toLowerCase())))
    words.shift();
  return opens && words.length === 1 && name.split(' ').length === 1 ? '' : words.join(' ');
}
