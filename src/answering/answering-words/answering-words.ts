import type { Finding } from '../../archive/answer.js';
import type { Span } from '../../archive/article.js';
import { wordsOf } from '../../archive/words.js';
import { kindOfQuestion, type QuestionKind } from '../question-kind.js';
import { coveringClauses } from './covering-clauses.js';
import { bodiesThatAnswer, peopleThatAnswer, placesThatAnswer } from './names-that-answer.js';
import { numbersThatAnswer } from './numbers-that-answer.js';
import type { AnswerReader, AnsweringSentence } from './reader.js';
import { reasonsThatAnswer } from './reasons-that-answer.js';
import { statementsThatAnswer } from './statements-that-answer.js';
import { timesThatAnswer } from './times-that-answer.js';

/** For each kind, the readings that are tried, the surest first. */
const readers: Readonly<Record<QuestionKind, readonly AnswerReader[]>> = {
  number: [numbersThatAnswer],
  time: [timesThatAnswer],
  place: [placesThatAnswer],
  reason: [reasonsThatAnswer],
  statement: [statementsThatAnswer],
  person: [peopleThatAnswer, bodiesThatAnswer],
  other: [bodiesThatAnswer],
};
/** More than this would leave open which of them answers; and where a sentence holds more still, the ones near by may be some of a list. */
const mostSpans = 2;
const mostInSentence = 3;
/** What is marked of a quotation at most, as a share of its characters: more of it would mark nothing. */
const greatestShare = 0.5;
/** A clause or a sentence stands out by itself up to this share. */
const greatestShareOfClause = 0.6;

/**
 * The words of a quotation that answer, as far as its surface tells: what the question asks for (somebody, a time, a
 * place, a number, a reason, what was said), in the sentence for which it is quoted; else the clauses that hold the
 * question's words; else that sentence. Empty where that would be nearly all of it. A help to the eye, no claim: what is
 * marked is never taken for the answer elsewhere.
 *
 * @returns spans of the quotation in order, apart from each other, none over the end of a line.
 */
export function answeringWords(
  question: string,
  { quote, start, key }: Pick<Finding, 'quote' | 'start' | 'key'>,
): readonly Span[] {
  const sentenceSpan = {
    start: Math.max(0, key.start - start),
    end: Math.min(quote.length, key.end - start),
  };
  const sentence = quote.slice(sentenceSpan.start, sentenceSpan.end);
  if (sentence.trim() === '') return [];
  const read = { question, questionWords: new Set(wordsOf(question)), sentence };
  const covering = coveringClauses(question, sentence);
  const isShort = (share: number) => (spans: readonly Span[]) =>
    spans.length > 0 &&
    spans.reduce((sum, each) => sum + each.end - each.start, 0) <= quote.length * share &&
    spans.every((each) => !sentence.slice(each.start, each.end).includes('\n'));
  const asked = askedFor(read, covering).filter(isShort(greatestShare));
  const whole = { start: 0, end: sentence.length };
  const clauses = (covering ? [[covering], [whole]] : [[whole]]).filter(isShort(greatestShareOfClause));
  const chosen = asked[0] ?? clauses[0] ?? [];
  return apart(chosen).map((span) => ({
    start: sentenceSpan.start + span.start,
    end: sentenceSpan.start + span.end,
  }));
}

/** What each reading sees, in the clauses that hold the question's words rather than beside them; none where it is too much. */
function askedFor(read: AnsweringSentence, covering: Span | null): (readonly Span[])[] {
  return readers[kindOfQuestion(read.question)].flatMap((reader) => {
    const all = reader(read);
    const near = covering
      ? all.filter(({ start, end }) => start >= covering.start && end <= covering.end)
      : [];
    if (all.length > mostInSentence) return [];
    return [near, all].filter((spans) => spans.length > 0 && spans.length <= mostSpans);
  });
}

/** In order; what overlaps or touches is one. */
function apart(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of spans.toSorted((left, right) => left.start - right.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (end > start) joined.push({ start, end });
  }
  return joined;
}
