import type { Article } from '../../archive/article.js';
import { languageOfQuestion } from '../../search/question-language.js';
import { wordsOf } from '../../archive/words.js';
import { tellsOfNow } from '../disagreement/tells-of-now.js';
import { isComparable } from './is-comparable.js';
import { align, type Alignment } from './alignment.js';
import { givenNamesLeftOut, namesAgree } from './name-agreement.js';
import { placesToldBefore, withSubject } from './sentence-before.js';
import { outlookOf } from './outlook.js';
import { readStatement, type Part, type Statement } from './statement.js';
import { tellsNumber } from './statement-numbers.js';
import { scopeOf } from './scope.js';
import { compareTimes, type TimesCompared } from './compare-times.js';
import type { StatedTime } from './statement-times.js';
import { onceOnly, reporting } from './statement-words.js';

/** A claim, read once for all sentences. */
export interface Claim {
  readonly text: string;
  readonly statement: Statement;
}

/** Fewer words and numbers, and no name, tell of anything anywhere; so does what did not happen. */
const leastParts = 4;

/**
 * @param statedOn the day on which it was stated, `YYYY-MM-DD`.
 */
export function readClaim(text: string, statedOn: string): Claim {
  return { text, statement: readStatement(text, statedOn) };
}

/** What of an article is looked at beside its sentence. */
export type ReadArticle = Pick<Article, 'text' | 'publishedAt' | 'language'>;

/** A sentence of an article, and the one before it in its paragraph. */
export interface ReadSentence {
  readonly text: string;
  readonly previous: string | null;
}

/** What a sentence says to a claim. */
export interface Decided {
  readonly bearing: 'supports' | 'differs';
  /** Whether only the sentence before tells who or where. */
  readonly needsPrevious: boolean;
  /** Whether it passes on what somebody states, where the claim states it as such. */
  readonly isReported: boolean;
}

/**
 * Whether a sentence of an article states what a claim states, word for word but for what means the same, or states the
 * same with another number, another date or a "not". Whatever is less sure decides nothing: null.
 */
export function bearingOf(
  { statement: claim, text }: Claim,
  sentence: ReadSentence,
  article: ReadArticle,
): Decided | null {
  if (!isEnglish(text, article) || !isComparable(claim)) return null;
  const alone = decide(claim, readStatement(sentence.text, article.publishedAt), article, new Set());
  const isReported = isPassedOn(sentence.text) && !isPassedOn(text);
  if (alone) return { bearing: alone, needsPrevious: false, isReported };
  // That nobody was hurt is told of one event, and claimed of all where none is named.
  if (sentence.previous === null || claim.roles[0] === 'negator') return null;
  const lead = readStatement(sentence.previous, article.publishedAt);
  const named = withSubject(sentence.text, lead);
  const told = readStatement(named ?? sentence.text, article.publishedAt);
  const bearing = decide(claim, told, article, placesToldBefore(claim, told, lead));
  return bearing && { bearing, needsPrevious: true, isReported };
}

function decide(
  claim: Statement,
  sentence: Statement,
  article: ReadArticle,
  toldBefore: ReadonlySet<Part>,
): Decided['bearing'] | null {
  const leaveOut = new Set([...givenNamesLeftOut(claim, sentence, article), ...toldBefore]);
  const alignment = align(claim, sentence, 0, leaveOut) ?? align(claim, sentence, 1, leaveOut);
  if (!alignment || !namesAgree(alignment, sentence, article)) return null;
  const isNamed = toldBefore.size > 0 || namesSomething(alignment, sentence, article);
  if (!isNamed && (alignment.matches.length < leastParts || claim.roles[0] === 'negator')) return null;
  const outlook = outlookOf(claim, sentence, alignment);
  const times = timesOf(claim, timesIn(sentence, alignment), article);
  if (outlook === 'unknown' || times === 'unknown') return null;
  const differing = alignment.matches.filter(({ differs }) => differs);
  const differences = differing.length + Number(outlook === 'opposite') + Number(times === 'other');
  if (differences === 0) return 'supports';
  const isSame = differences === 1 && isNamed && isOfSameEvent(claim, sentence, alignment, article, times);
  return isSame ? 'differs' : null;
}

/** Whether it gives somebody's words: between quotation marks, or with "said" and its kin. */
function isPassedOn(text: string): boolean {
  return /[“”"«»]/.test(text) || wordsOf(text).some((word) => reporting.has(word));
}

function isEnglish(claim: string, { language }: ReadArticle): boolean {
  const ofClaim = languageOfQuestion(wordsOf(claim));
  return (ofClaim === null || ofClaim === 'en') && (language === null || /^en(?:-|$)/.test(language));
}

/** Whether a name is among what both state; that of an opening word is seen where the article writes it elsewhere, too. */
function namesSomething({ matches }: Alignment, { tokens }: Statement, { text }: ReadArticle): boolean {
  return matches.some(({ claimed, told }) => {
    if (claimed.run !== null || told.run !== null) return true;
    const word = tokens[told.from]?.text ?? '';
    return (
      /^\p{Lu}\p{Ll}/u.test(word) &&
      new RegExp(String.raw`[\p{Ll},] ${word.replace(/[^\p{L}]/gu, '.')}(?!\p{L})`, 'u').test(text)
    );
  });
}

/** Of what is said beside, the times are those of something else. */
function timesIn(sentence: Statement, alignment: Alignment): readonly StatedTime[] {
  const { from, to } = scopeOf(sentence, alignment);
  return sentence.times.filter((time) => time.from >= from && time.to <= to);
}

/** All times of the claim in the sentence; `other` where exactly one is told otherwise. */
function timesOf(claim: Statement, told: readonly StatedTime[], { publishedAt }: ReadArticle): TimesCompared {
  let others = 0;
  for (const time of claim.times) {
    const compared = told.map((each) => compareTimes(time, each, publishedAt));
    if (compared.includes('same')) continue;
    if (!compared.includes('other') || told.length > 1) return 'unknown';
    others += 1;
  }
  return others === 0 ? 'same' : others === 1 ? 'other' : 'unknown';
}

/** Whether both can only tell of one event, so that another number, date or "not" is told of the same. */
function isOfSameEvent(
  claim: Statement,
  sentence: Statement,
  { matches }: Alignment,
  article: ReadArticle,
  times: TimesCompared,
): boolean {
  const number = matches.find(({ differs }) => differs)?.claimed.number;
  if (number && tellsNumber(sentence.text, number)) return false;
  if (times === 'other') {
    const isPlanned = sentence.tokens.some(({ lower }) => lower === 'will');
    return (
      isPlanned ||
      sentence.times[0]?.relation === 'since' ||
      matches.some(({ claimed }) => onceOnly.has(claimed.key))
    );
  }
  const isDated = claim.times.length > 0;
  return isDated || tellsOfNow(sentence.text, article.publishedAt);
}
