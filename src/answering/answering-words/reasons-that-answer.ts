import type { Span } from '../../archive/article.js';
import { trimmed } from './clauses.js';
import type { AnsweringSentence } from './reader.js';

/** Words that begin a reason, those first that begin nothing else. */
const reasons = [
  /\b(?:because|due to|owing to|thanks to|as a result of|on account of|caused by|prompted by|blamed? (?:it )?on)\b/i,
  /\b(?:in order to|so that|to (?:avoid|prevent|protect|ensure|stop|help|allow|reduce|save|make))\b/i,
  /\b(?:after|following|amid|over (?:fears?|concerns?))\b/i,
];
const endOfReason = /[,;:–—]\s/;
const fewestWords = 3;

/** From the word that begins a reason to the end of its clause. */
export function reasonsThatAnswer({ sentence }: AnsweringSentence): readonly Span[] {
  for (const reason of reasons) {
    const start = reason.exec(sentence)?.index;
    if (start === undefined) continue;
    const length = endOfReason.exec(sentence.slice(start))?.index ?? sentence.length - start;
    const span = trimmed(sentence, { start, end: start + length });
    if (sentence.slice(span.start, span.end).split(/\s+/).length >= fewestWords) return [span];
  }
  return [];
}
