import type { Answer, Finding } from '../../src/archive/answer.js';
import type { Bearing } from '../../src/archive/check.js';
import { answerWith, findingWith, sourceWith } from './answer-fixtures.js';

/** A quotation that says something to a claim. */
export function bearingFinding(
  quote: string,
  how: Bearing['how'],
  { claim = 0, source = 1, isReported = false } = {},
): Finding {
  return { ...findingWith(quote, source), bears: { claim, how, isReported } };
}

/** A check of one invented claim, but for what is given. */
export function checkWith(parts: Partial<Answer> = {}): Answer {
  return answerWith({
    question: 'The bridge opens on Friday.',
    findings: [bearingFinding('The bridge opens on Friday at noon.', 'supports')],
    sources: [sourceWith()],
    check: { claims: ['The bridge opens on Friday.'], leftOut: 0, message: null },
    audience: { askerId: '1', channelId: '2', private: true },
    ...parts,
  });
}
