import type { FoundNumber } from './numbers.js';
import type { Token } from './sentence-tokens.js';

const months =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;
const clockWords = /^(?:am|pm|a\.m|p\.m|gmt|utc|est|bst|o’clock|o'clock)$/;
const timeUnits =
  /^(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|centur(?:y|ies))$/;
/** Before a number: it is compared with, added to, or a place in a row. */
const beforeOther =
  /^(?:from|by|than|versus|vs|top|first|last|next|past|previous|nearest|another|further|additional|extra|aged|age|ages|between|minus|times|chapter|page|article|number|day|phase|part|level|type|channel|flight|highway|route|boeing|airbus|interstate|room|section|district|gate|platform|line|floor|terminal)$/;
/** Behind a number: it is more of what was counted already, a rate, or no count at all. */
const afterOther = /^(?:more|further|additional|times|years?-old|th|st|nd|rd|x)$/;
const rates = /^(?:per|each|every|apiece|annually|daily|weekly|monthly|yearly|hourly)$/;
/** What follows "of" where a number is a part: "three of them", "two of the 14". */
const ofWhole = /^(?:the|them|those|these|whom|which|its|their|his|her|our|all|every)$/;
const partWords = /^(?:including|include|includes|included|among)$/;
/** Words of a clause that tell what might be, what was before, or what came together over time. */
const otherTimes =
  /^(?:could|may|might|feared|if|earlier|previously|initially|originally|previous|since|annual|annually|yearly|average|typically|estimates?)$/;

/**
 * Whether a number tells no count of what its sentence is about: dates, times, ages, scores, names that end in a number,
 * parts of a whole, what is compared with or added, rates, and what might be or was before.
 * @param clause the words around it up to the next number or mark.
 */
export function isNotCounted(
  tokens: readonly Token[],
  { from, to, sign }: FoundNumber,
  clause: readonly Token[],
): boolean {
  const [before, after, second] = [tokens[from - 1], tokens[to], tokens[to + 1]];
  const [previous, next] = [before?.lower ?? '', after?.lower ?? ''];
  const digits = tokens.slice(from, to).find(({ kind }) => kind === 'number')?.text ?? '';
  if (/^0\d/.test(digits) || months.test(previous) || months.test(next)) return true;
  if (clockWords.test(next) || timeUnits.test(next) || beforeOther.test(previous) || afterOther.test(next))
    return true;
  if (sign === null && next === 'of' && (second?.kind === 'number' || ofWhole.test(second?.lower ?? '')))
    return true;
  if (isJoined(before, after) || isNameEnd(tokens, from) || isPlacedAge(before, after)) return true;
  if (tokens.slice(Math.max(0, from - 4), from).some(({ lower }) => partWords.test(lower))) return true;
  const words = clause.map(({ lower }) => lower);
  return words.some(
    (word, index) =>
      isRate(word, words[index + 1]) || otherTimes.test(word) || isSpan(word, words[index + 1]),
  );
}

/** "a day", "per month". */
function isRate(word: string, following: string | undefined): boolean {
  return rates.test(word) || (/^an?$/.test(word) && timeUnits.test(following ?? ''));
}

/** "last year", "so far". */
function isSpan(word: string, following: string | undefined): boolean {
  return (
    (/^(?:last|this|past|previous)$/.test(word) &&
      /^(?:year|month|season|decade|century)$/.test(following ?? '')) ||
    (word === 'so' && following === 'far')
  );
}

/** Digits beside digits, as in a telephone number, and "3 – 1". */
function isJoined(before: Token | undefined, after: Token | undefined): boolean {
  return [before, after].some((token) => token?.kind === 'number' || /^[-–/×+#=]$/.test(token?.text ?? ''));
}

/** "Flight 370", "No. 48"; not "In Ankara 370 people". */
function isNameEnd(tokens: readonly Token[], from: number): boolean {
  const [before, earlier] = [tokens[from - 1], tokens[from - 2]];
  if (before?.text === '.' && /^(?:no|nos|art|sec|vol)$/.test(earlier?.lower ?? '')) return true;
  const isCapitalised = before?.kind === 'word' && /^\p{Lu}/u.test(before.text) && from > 1;
  const places = /^(?:in|at|across|near|around|inside|outside)$/;
  return isCapitalised && !places.test(earlier?.lower ?? '');
}

/** ", 45," behind a name, and "of 45" behind somebody. */
function isPlacedAge(before: Token | undefined, after: Token | undefined): boolean {
  return before?.text === ',' && (after === undefined || /^[,.]$/.test(after.text));
}
