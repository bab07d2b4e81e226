import { wordsOf } from '../archive/words.js';
import type { QuestionKind } from './question-kind.js';

const dateWords =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|tonight|(?:last|next|this) (?:week|month|year|night)|\d+ (?:days?|weeks?|months?|years?) ago)\b|\bMay \d|\b(?:19|20)\d\d(?:s\b|\b)|\b\d{1,2}(?::\d\d)? ?[ap]\.?m\b/i;
const numberWords =
  /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billions?|dozens?|half|third|quarter|twice|double)\b/i;
const reasonWords =
  /\b(?:because|since|due to|owing to|after|following|amid|over|so that|in order to|as a result|led to|caused|aim(?:ed|s)? (?:to|at)|meant to|to (?:prevent|avoid|protect|ensure|stop|help|allow|make|reduce)|blam\w+|reasons?|fears?|concerns?)\b/i;
const speechWords =
  /["“”„«»]|\b(?:said|says|say|told|tells|stated|announced|warned|added|argued|claimed|insisted|stressed|urged|called|promised|vowed|noted|declared|assured|described|underlined|underscored|emphasi[sz]ed|praised|denied|accused|remarked|pledged|affirmed)\b/i;
const capitalisedPair = /(?:\p{Lu}[\p{L}’'-]+\.? ){1,3}\p{Lu}[\p{L}’'-]+/gu;
const placePhrase =
  /\b(?:in|at|from|near|to|into|on|of|across|outside|inside|through|via|over)\s+(?:the\s+)?(\p{Lu}[\p{L}’'-]+)/gu;

/**
 * Whether a sentence holds the kind of thing that is asked for, beyond what the question itself names.
 * A reading of its surface: capitals, numbers, dates, words of cause and of speech.
 */
export function holdsKind(sentence: string, kind: QuestionKind, questionWords: ReadonlySet<string>): boolean {
  const isNew = (phrase: string): boolean => wordsOf(phrase).some((word) => !questionWords.has(word));
  switch (kind) {
    case 'time':
      return dateWords.test(sentence);
    case 'number':
      return numberWords.test(withoutWords(sentence, questionWords));
    case 'reason':
      return reasonWords.test(sentence);
    case 'statement':
      return speechWords.test(sentence);
    case 'person':
      return [...sentence.matchAll(capitalisedPair)].some((match) => isNew(match[0]));
    case 'place':
      return [...sentence.matchAll(placePhrase)].some((match) => isNew(match[1] ?? ''));
    case 'other':
      return false;
  }
}

/** "The 318 passengers" does not answer how many of the 318 were hurt. */
function withoutWords(sentence: string, questionWords: ReadonlySet<string>): string {
  return sentence
    .split(/\s+/)
    .filter((token) => wordsOf(token).some((word) => !questionWords.has(word)))
    .join(' ');
}
