import type { Span } from '../../archive/article.js';
import { wordsOf } from '../../archive/words.js';
import { namesIn } from '../speaker/name-mentions.js';
import { stopWords } from '../../search/stop-words.js';
import { openingWords } from '../speaker/name-words.js';
import { countryNames } from './country-names.js';
import type { AnsweringSentence } from './reader.js';

const capitalised = String.raw`\p{Lu}[\p{L}\p{M}’'-]*`;
/** Words in capitals, with the small words that stand within names: "Bank of the North", "San José de la Mar". */
const capitalisedRun = new RegExp(
  String.raw`(?<![\p{L}\p{N}’'-])${capitalised}(?: (?:(?:of|the|and|de|del|da|di|la|le|van|von|der|al|el) ){0,2}${capitalised})*`,
  'gu',
);
/** "England's Ada Lund" is two names. */
const possessive = /['’]s?(?: |$)/u;
const namesOfTime =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** People whose surname the question does not hold, with their titles: in full, else by one word. */
export function peopleThatAnswer({ sentence, questionWords }: AnsweringSentence): readonly Span[] {
  const named = namesIn(sentence).filter(
    ({ words, start, end }) =>
      isNew(words.at(-1) ?? '', questionWords) && !namesOfTime.test(sentence.slice(start, end)),
  );
  const full = named.filter(({ words, title }) => words.length > 1 || title.length > 0);
  return (full.length > 0 ? full : named).map(({ titleStart, end }) => ({ start: titleStart, end }));
}

/** What is always called by a name of its own, in capitals: who asks "which disease" or "which word" asks for none. */
const hasName =
  /\b(?:which|what)\b[^?,.]{0,40}?\b(?:company|firm|corporation|automaker|carmaker|brand|bank|airline|retailer|chain|restaurant|team|club|union|party|player|athlete|lawmaker|senator|candidate|celebrity|singer|rapper|musician|actor|actress|star|host|comedian|band|author|writer|director|coach|manager|driver|golfer|model|politician|minister|president|leader|official|film|movie|show|series|song|album|book|novel|app|university|newspaper|network|organi[sz]ation|actor|person|man|woman)\b/i;

/** Teams, companies, people, works, where the question asks for one of these: names that it does not hold itself. */
export function bodiesThatAnswer(read: AnsweringSentence): readonly Span[] {
  return hasName.test(read.question) ? newNames(read) : [];
}

const beforePlace = /\b(?:in|at|near|into|across|outside|inside|around)\s+(?:the\s+)?$/u;
const asksForCountry = /\b(?:which|what)\s+(?:[\p{L}-]+\s+)?(?:country|countries|nation|nations)\b/iu;

/** Names behind a word for a place ("in", "near") that the question does not hold; where it asks for a country, countries. */
export function placesThatAnswer(read: AnsweringSentence): readonly Span[] {
  const names = newNames(read);
  if (asksForCountry.test(read.question)) {
    const countries = countryNames();
    return names.filter(({ start, end }) => countries.has(read.sentence.slice(start, end)));
  }
  return names.filter(({ start }) => beforePlace.test(read.sentence.slice(Math.max(0, start - 16), start)));
}

/** Runs of words in capitals that the question does not hold. */
function newNames({ sentence, questionWords }: AnsweringSentence): readonly Span[] {
  return [...sentence.matchAll(capitalisedRun)].flatMap(({ 0: run, index }) => {
    const names: Span[] = [];
    let start = index;
    for (const part of run.split(possessive)) {
      const [first = ''] = part.split(' ');
      // A sentence begins with a capital whatever its first word is.
      const skipped = openingWords.has(first) ? first.length + 1 : 0;
      const name = part.slice(skipped);
      if (isName(name) && isNew(name, questionWords)) {
        names.push({ start: start + skipped, end: start + part.length });
      }
      const rest = run.slice(start - index + part.length);
      start += part.length + (possessive.exec(rest)?.[0].length ?? 0);
    }
    return names;
  });
}

/** "All eyes", "I'm", "Chinese-owned", "TV" have capitals and are no names. */
function isName(run: string): boolean {
  if (run.length < 2 || namesOfTime.test(run) || /-\p{Ll}/u.test(run) || run === 'TV') return false;
  return !stopWords.has(run.toLowerCase().replace(/['’].*$/u, ''));
}

function isNew(name: string, questionWords: ReadonlySet<string>): boolean {
  return wordsOf(name).some((word) => !questionWords.has(word));
}
