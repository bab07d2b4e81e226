import type { Span } from '../../archive/article.js';
import { wordsOf } from '../../archive/words.js';
import type { AnsweringSentence } from './reader.js';

const month = String.raw`(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept?(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.))`;
const ordinal = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const piece = [
  String.raw`${ordinal} (?:of )?${month}(?:,? \d{4})?`,
  String.raw`${month} ${ordinal}(?!\d)(?:,? \d{4})?`,
  String.raw`${month} \d{4}`,
  String.raw`(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?`,
  String.raw`(?:early |late )?(?:yesterday|today|tonight|tomorrow)`,
  String.raw`(?:last|next|this) (?:week|month|year|night|spring|summer|autumn|fall|winter|weekend|${month})`,
  String.raw`\w+ (?:days?|weeks?|months?|years?) (?:ago|later)`,
  String.raw`\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?`,
  String.raw`\d{1,2}:\d\d`,
  String.raw`(?:noon|midnight|dawn|dusk)`,
  String.raw`(?:early |late |mid-)?(?:19|20)\d\ds?`,
].join('|');
const phrase = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${piece})(?:(?:,| at| on| of| in| the| around| shortly| before| after)* (?:${piece}))*(?![\p{L}\p{N}])`,
  'giu',
);

/** Dates, days and times of day that say more than the question. */
export function timesThatAnswer({ sentence, questionWords }: AnsweringSentence): readonly Span[] {
  return [...sentence.matchAll(phrase)]
    .filter((match) => wordsOf(match[0]).some((word) => !questionWords.has(word)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
