import type { Span } from '../../archive/article.js';
import { speechVerbsIn } from '../speaker/speech-verbs.js';
import { trimmed } from './clauses.js';
import type { AnsweringSentence } from './reader.js';

/** Words between quotation marks; a word or two are a phrase, not what somebody had to say. */
const spoken = /[“"„«][^“”"„«»]{16,}(?:[”"“»]|$)/gu;
/** The tail behind which a verb of speech ends its sentence: "…, the mayor said on Friday." */
const tailWords = 8;

/** What is said: the words between quotation marks, else what stands beside a verb of speech. */
export function statementsThatAnswer({ sentence }: AnsweringSentence): readonly Span[] {
  const quoted = [...sentence.matchAll(spoken)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  if (quoted.length > 0) return quoted;
  const verb = speechVerbsIn(sentence).find(({ needsQuotation }) => !needsQuotation);
  if (!verb) return [];
  const after = sentence.slice(verb.end);
  const comma = sentence.lastIndexOf(',', verb.start);
  const isTail = comma > 0 && countOfWords(sentence.slice(comma)) <= tailWords;
  if (isTail) return [trimmed(sentence, { start: 0, end: comma })];
  const that = /^(?: \w+){0,4}? that\b/.exec(after)?.[0].length ?? 0;
  return [trimmed(sentence, { start: verb.end + that, end: sentence.length })];
}

function countOfWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
