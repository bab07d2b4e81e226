import { wordsOf } from '../../archive/words.js';
import { stopWords } from '../../search/stop-words.js';
import type { Span } from '../../archive/article.js';
import { statedText } from './stated-text.js';

/** So many claims of a message are looked up: more would be no reply that is read. */
export const mostClaims = 5;
/** Longer ones state too much at once to be compared, and too much to be shown. */
const longestClaim = 300;
/** More of a message is not read: Discord's longest has 4,000 characters. */
const longestMessage = 8_000;

/** The claims of a message that are looked up, in its order, and how many more there were. */
export interface SplitClaims {
  readonly claims: readonly string[];
  readonly leftOut: number;
}

/**
 * The sentences of a message that state something: no questions, greetings, requests and exclamations, no opinion without a
 * fact in it, nothing quoted or linked. Each once, without "I think that" and "BREAKING:" before it.
 * @param split where the sentences of a text stand, as it is done with articles.
 */
export function splitClaims(message: string, split: (text: string) => readonly Span[]): SplitClaims {
  const text = statedText(message.slice(0, longestMessage))
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(lowerSentence, '$&\n\n');
  const sentences = split(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' '));
  const claims = new Map<string, string>();
  let leftOut = 0;
  for (const sentence of sentences) {
    const claim = withoutPreface(sentence);
    if (!statesSomething(claim)) continue;
    const key = wordsOf(claim).join(' ');
    if (claims.has(key)) continue;
    if (claim.length > longestClaim || claims.size === mostClaims) leftOut += 1;
    else claims.set(key, claim);
  }
  return { claims: [...claims.values()], leftOut };
}

/** In chats a sentence may begin with a small letter. An abbreviation ends none. */
const lowerSentence = /(?<!\b(?:etc|dept|approx|incl|misc|gov|govt))(?<=[\p{Ll}\d]{3})[.!?…]+(?= \p{Ll})/gu;

/** What people put before a claim; it is no part of it. */
const prefaces: readonly RegExp[] = [
  /^[-*•–—+#\s]+(?=\S)/,
  /^(?:breaking(?: news)?|fun fact|fact|psa|update|news|reminder|fyi|btw|by the way|tbh|imo|imho|lol|omg|wow|hey|ok|okay|so|well|yes|yeah|no|nope|actually|also|and|but)\s*[:,!…–—-]+\s*/iu,
  /^(?:i(?: just)? (?:think|believe|heard|read|hear|know|guess|saw)|apparently|they say|people say|everyone knows|as we all know|it(?:'|’)s true|it is true|the fact is)(?:,| that)?\s+/iu,
];

function withoutPreface(sentence: string): string {
  const shorter = prefaces.reduce((text, pattern) => text.replace(pattern, ''), sentence).trim();
  return shorter === sentence ? sentence : withoutPreface(shorter);
}

const question = /[?？؟][!?？"”’»)\]]*$/;
const asks =
  /^(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|will|would|should|has|have|any(?:one|body))\b/i;
/** "Look at this", "please stop": addressed to somebody. */
const requests =
  /^(?:please|pls|look|see|check|read|watch|stop|let|let['’]s|click|join|vote|remember|don['’]?t|do not|come|go|tell|give|ask|follow|send|share|help|try|wait|listen|guess|imagine|stay|keep|never mind|shut|thank|thanks|thx|welcome|congrat\w*|happy|good (?:morning|evening|night|afternoon|luck)|hi|hello|hey|bye|sorry|lol|haha\w*)\b/i;
/** Words that value, and state nothing that an archive could hold. */
const valuing: ReadonlySet<string> = new Set(
  `good bad great awful terrible nice cool amazing awesome stupid crazy insane sad happy funny love hate like likes best worst
  better worse boring interesting beautiful ugly wonderful horrible disgusting ridiculous annoying lol true false right wrong
  sure really think feel feels believe hope wish agree disagree deserve deserves favourite favorite idea opinion`
    .split(/\s+/)
    .filter(Boolean),
);

/** A statement holds two words of content and more, of which not all only value. */
function statesSomething(sentence: string): boolean {
  if (question.test(sentence) || asks.test(sentence) || requests.test(sentence)) return false;
  const words = wordsOf(sentence);
  const telling = words.filter((word) => !stopWords.has(word) && !valuing.has(word));
  const isOwn = /^(?:i|i['’](?:m|ve|d|ll)|my|we|our|you|your)\b/i.test(sentence);
  return words.length >= 3 && telling.length >= (isOwn ? 4 : 2);
}
