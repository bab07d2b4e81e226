import type { Span } from '../../archive/article.js';
import { stemOf, wordsOf } from '../../archive/words.js';
import { askedThing, isAskedFor } from '../disagreement/asked-thing.js';
import { numbersIn, type FoundNumber } from '../disagreement/numbers.js';
import { quantitiesIn } from '../disagreement/quantities.js';
import { sentenceTokens, type Token } from '../disagreement/sentence-tokens.js';
import type { AnsweringSentence } from './reader.js';

const asksForAge = /\bhow old\b|\bwhat age\b/i;
const age = /\b\d{1,3}(?:-year-old| years old)\b|\baged? \d{1,3}\b|(?<=, )\d{1,3}(?=,)/giu;
const asksForMoney = /\bhow much\b|\bwhat (?:price|amount)\b|\bcost|\bworth\b|\bvalue\b/i;
const asksForShare = /\bpercentage\b|\bshare of\b|\bper ?cent\b/i;
const countedWord = /\bhow many (?:more |other |different )?(\p{L}+)/iu;

/** Quantities of what is asked for; else numbers of its kind: an age, a sum of money, a share, a number of what is counted. */
export function numbersThatAnswer(read: AnsweringSentence): readonly Span[] {
  const { question, sentence } = read;
  const asked = askedThing(question);
  const told = quantitiesIn(sentence).filter((quantity) => isAskedFor(quantity, asked));
  const found =
    told.length > 0
      ? told.map(({ span }) => span)
      : asksForAge.test(question)
        ? [...sentence.matchAll(age)].map(({ 0: { length }, index }) => ({
            start: index,
            end: index + length,
          }))
        : numbersOfKind(read);
  return found.filter(({ start, end }) =>
    wordsOf(sentence.slice(start, end)).some((word) => !read.questionWords.has(word)),
  );
}

function numbersOfKind({ question, sentence }: AnsweringSentence): readonly Span[] {
  const tokens = sentenceTokens(sentence);
  const counted = stemOf(countedWord.exec(question)?.[1]?.toLowerCase() ?? '');
  const isOfKind = ({ sign, to }: FoundNumber): boolean => {
    if (sign === '%') return asksForShare.test(question);
    if (sign !== null && sign !== 'magnitude') return asksForMoney.test(question);
    return counted !== '' && stemOf(tokens[to]?.lower ?? '') === counted;
  };
  return numbersIn(tokens)
    .filter(isOfKind)
    .map(({ from, to, sign }) => spanOf(tokens, from, sign === null ? to + 1 : to));
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
