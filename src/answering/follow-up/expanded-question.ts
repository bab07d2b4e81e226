import type { Answer } from '../../archive/answer.js';
import type { AliasTable } from '../../search/alias-table.js';
import { readQuestion, type Question } from '../../search/question.js';
import type { SearchTerm } from '../../search/search-term.js';
import { wordsOf } from '../../archive/words.js';
import { replaced, type CarriedPhrase } from './carry.js';
import type { Leaning } from './leaning.js';
import type { OutletInstead } from './outlet-instead.js';
import { withYearsMoved } from './shifted-time.js';

export interface Expansion {
  readonly question: Question;
  /** What it took over, of the phrases that it was given. */
  readonly phrases: readonly CarriedPhrase[];
  /** The question before, into which the fragment was put; null where it was none. */
  readonly instead: string | null;
}

/** So many words are taken over, so that a long dialogue costs no more than a short one. */
const mostTerms = 24;
/** What counts less is not told the model, for which every word of a text counts alike. */
const leastToldModel = 0.4;

interface ExpansionRequest {
  readonly question: Question;
  readonly before: Answer;
  readonly leaning: Leaning;
  readonly phrases: readonly CarriedPhrase[];
  readonly years: number;
  readonly outlet: OutletInstead | null;
  readonly aliases: AliasTable | null | undefined;
}

/** The question with what it leaves out behind it: terms that count for as much as they are shared, and one text for the model. */
export function expandedQuestion(request: ExpansionRequest): Expansion {
  const { question, before, leaning, years, outlet, aliases } = request;
  const fragment = outlet !== null && leaning.fragment !== null ? '' : leaning.fragment;
  const isInstead = leaning.fragment !== null;
  const asked = withYearsMoved(before.followsUp?.carried?.instead ?? before.question, years);
  const swap = fragment ? replaced(asked, fragment) : null;
  const phrases = request.phrases
    .filter(({ words }) => swap === null || !swap.dropped.includes(words))
    .map((phrase) => ({ ...phrase, words: withYearsMoved(phrase.words, years) }));
  const names = phrases.filter(({ share }) => share >= leastToldModel);
  const behind = names.map(({ words }) => words).join(', ');
  const text = isInstead
    ? (swap?.text ?? [asked, fragment].filter(Boolean).join(' '))
    : `${question.text} ${behind}`.trim();
  const own = fragment === '' ? [] : question.terms;
  return {
    question: {
      text,
      own: question.text,
      terms: [...own, ...carriedTerms(phrases, own, aliases)],
    },
    phrases,
    instead: isInstead ? asked : null,
  };
}

/** The words of the question before and of what that took over, folded. */
export function wordsBefore({ question, followsUp }: Answer): ReadonlySet<string> {
  const carried = followsUp?.carried?.about ?? [];
  return new Set(wordsOf([question, ...carried.map(({ words }) => words)].join(' ')));
}

function carriedTerms(
  phrases: readonly CarriedPhrase[],
  own: readonly SearchTerm[],
  aliases: AliasTable | null | undefined,
): readonly SearchTerm[] {
  const known = new Set(own.map(keyOf));
  const terms: SearchTerm[] = [];
  for (const { words, share, isName, article } of [...phrases].sort(
    (left, right) => right.share - left.share,
  )) {
    for (const term of readQuestion(words, aliases).terms) {
      if (known.has(keyOf(term)) || terms.length === mostTerms) continue;
      known.add(keyOf(term));
      // What an answer must not be silent on is what was asked for, and not what a quotation happens to name.
      terms.push({ ...term, isName: isName && article === undefined, share });
    }
  }
  return terms;
}

function keyOf({ forms, word }: SearchTerm): string {
  return forms[0]?.join(' ') ?? word;
}
