import { stemOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import { kindOfQuestion } from '../question-kind.js';
import { conceptOf, isAnybody, type Concept } from './concepts.js';
import type { Quantity } from './quantities.js';
import { sentenceTokens } from './sentence-tokens.js';

/** Which number a question asks for. */
export interface AskedThing {
  /** Whether it asks for a number at all. */
  readonly isNumber: boolean;
  readonly concepts: ReadonlySet<Concept>;
  /** Stems of its words but everyday ones and names. */
  readonly stems: ReadonlySet<string>;
  /** All its words, in small letters. */
  readonly words: ReadonlySet<string>;
}

/** Reads a question for it. */
export function askedThing(question: string): AskedThing {
  const tokens = sentenceTokens(question).filter(({ kind }) => kind === 'word');
  const words = tokens.filter(
    ({ lower, text }, index) => !stopWords.has(lower) && (index === 0 || !/^\p{Lu}/u.test(text)),
  );
  return {
    isNumber: kindOfQuestion(question) === 'number',
    concepts: new Set(tokens.map(({ lower }) => conceptOf(lower)).filter((concept) => concept !== null)),
    words: new Set(tokens.map(({ lower }) => lower)),
    stems: new Set(
      words
        .map(({ lower }) => lower)
        .filter((word) => !isAnybody(word))
        .map(stemOf),
    ),
  };
}

/**
 * Whether a quantity is what is asked for. A count of those whom something befell must be of those and that; a count of
 * things of those things; a measure is known by the words around it only.
 */
export function isAskedFor(quantity: Quantity, { concepts, stems, words }: AskedThing): boolean {
  const { unit, concept, noun, kinds, near } = quantity;
  if ([...kinds].some((kind) => !words.has(kind))) return false;
  if (unit === 'magnitude')
    return ['magnitude', 'strong', 'strength'].some((word) => stems.has(stemOf(word)));
  if (unit !== 'count') return concepts.size === 0 && [...near].some((stem) => stems.has(stem));
  if (concept !== null || concepts.size > 0) {
    return (
      concept !== null &&
      concepts.has(concept) &&
      (noun === null || stems.has(noun)) &&
      !asksForSome(quantity, stems)
    );
  }
  if (noun !== null) return stems.has(noun);
  return [...near].some((stem) => stems.has(stem));
}

/** Stems of those who are a part of all: who asks for children is not answered by a count of anybody. */
const somePeople: ReadonlySet<string> = new Set(
  [
    'children',
    'women',
    'men',
    'soldiers',
    'civilians',
    'officers',
    'passengers',
    'students',
    'teachers',
    'firefighters',
    'workers',
    'troops',
    'journalists',
    'police',
  ].map(stemOf),
);

function asksForSome({ noun }: Quantity, stems: ReadonlySet<string>): boolean {
  return noun === null && [...stems].some((stem) => somePeople.has(stem));
}
