import type { Span } from '../archive/article.js';
import { tokensOf } from '../archive/words.js';
import type { AskedTerms } from '../search/asked-terms.js';
import { countWords, runsOf, spanOfRun, type SentenceRun } from './quotation.js';
import type { ReadPassage, ScoredSentence } from './score-sentences.js';
import { articleKey } from './sentence-signs.js';

/** A quotation that was chosen, before its source has a number. */
export interface ChosenQuotation extends Span {
  /** The sentence that it is quoted for: the likeliest of it. */
  readonly sentence: ScoredSentence;
  readonly quote: string;
  /** Where that stands. */
  readonly key: Span;
  /** The probability that, of all that was read, what answers stands in it. */
  readonly likelihood: number;
}

/** Two quotations that share so much of their words (Jaccard of tokens) tell the same thing in the same words. */
const sameWords = 0.8;
/** Each quotation from an article makes the next from it worth half as much: others are heard too. */
const worthOfNext = 0.5;
/** A quotation so much less likely to answer than the first is not shown beside it. */
const farBehind = 1 / 200;

/**
 * The runs of sentences that together are likeliest to hold the answer, the likeliest first; none twice, and none that
 * only repeats the words of another.
 */
export function chooseFindings(
  passages: readonly ReadPassage[],
  asked: AskedTerms,
  limit: number,
): ChosenQuotation[] {
  const chosen: ChosenQuotation[] = [];
  const timesQuoted = new Map<string, number>();
  const worthOf = ({ sentences: [first], likelihood }: SentenceRun): number =>
    first ? likelihood * worthOfNext ** (timesQuoted.get(articleKey(first.candidate)) ?? 0) : 0;
  let runs = passages.flatMap(runsOf);
  while (chosen.length < limit && runs.length > 0) {
    const next = runs.reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one));
    if (next.likelihood < farBehind * (chosen[0]?.likelihood ?? 0)) break;
    runs = runs.filter((run) => !overlap(run, next));
    const quotation = quoteRun(next, likeliest(next.sentences), asked);
    if (chosen.some((earlier) => tellsTheSame(earlier, quotation))) continue;
    chosen.push(quotation);
    const article = articleKey(quotation.sentence.candidate);
    timesQuoted.set(article, (timesQuoted.get(article) ?? 0) + 1);
  }
  return chosen;
}

/** A sentence as a quotation, with as much of its passage as helps. */
export function quoteSentence(
  sentence: ScoredSentence,
  { sentences }: Pick<ReadPassage, 'sentences'>,
  asked: AskedTerms,
): ChosenQuotation {
  const runs = runsOf({ sentences }).filter((run) => run.sentences.includes(sentence));
  const alone = { sentences: [sentence], words: countWords(sentence.text), likelihood: sentence.likelihood };
  const best = runs.reduce((one, other) => (other.likelihood > one.likelihood ? other : one), alone);
  return quoteRun(best, sentence, asked);
}

function quoteRun(run: SentenceRun, sentence: ScoredSentence, asked: AskedTerms): ChosenQuotation {
  const { passage } = sentence.candidate;
  const interest = (text: string): number =>
    asked.share(asked.countIn(tokensOf(text, passage.article.language)));
  const span = spanOfRun(run, interest);
  return {
    ...span,
    sentence,
    quote: passage.text.slice(span.start - passage.start, span.end - passage.start),
    key: {
      start: Math.max(span.start, sentence.span.start),
      end: Math.min(span.end, sentence.span.end),
    },
    likelihood: run.likelihood,
  };
}

function likeliest(sentences: readonly ScoredSentence[]): ScoredSentence {
  return sentences.reduce((one, other) => (other.likelihood > one.likelihood ? other : one));
}

/** Passages of an article may share sentences. */
function overlap(left: SentenceRun, right: SentenceRun): boolean {
  const [one, other] = [left.sentences[0], right.sentences[0]];
  if (!one || !other || articleKey(one.candidate) !== articleKey(other.candidate)) return false;
  return startOf(left) < endOf(right) && startOf(right) < endOf(left);
}

function startOf({ sentences }: SentenceRun): number {
  return sentences[0]?.span.start ?? 0;
}

function endOf({ sentences }: SentenceRun): number {
  return sentences.at(-1)?.span.end ?? 0;
}

function tellsTheSame(left: ChosenQuotation, right: ChosenQuotation): boolean {
  const [leftTokens, rightTokens] = [tokensOfQuote(left), tokensOfQuote(right)];
  const shared = [...leftTokens].filter((token) => rightTokens.has(token)).length;
  return shared / (leftTokens.size + rightTokens.size - shared) > sameWords;
}

function tokensOfQuote({ quote: text, sentence }: ChosenQuotation): ReadonlySet<string> {
  return new Set(tokensOf(text, sentence.candidate.passage.article.language));
}
