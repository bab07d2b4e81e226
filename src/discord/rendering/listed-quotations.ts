import type { Answer } from '../../archive/answer.js';
import { readQuotations } from '../markdown/quotation-block.js';
import type { BotMessage } from './message.js';

/**
 * Whether every block quote in a list of sources is, letter by letter, what the answer quotes of the source whose number
 * stands behind it, with its speaker: read as a person will read it.
 */
export function areQuotationsOf({ findings }: Answer, { embeds }: BotMessage): boolean {
  const text = embeds.map(({ description }) => description ?? '').join('\n\n');
  return readQuotations(text).every(({ source, slice, speaker }) =>
    findings.some(
      (finding) =>
        finding.source === source &&
        finding.quote === slice &&
        (speaker === null || finding.speaker === speaker),
    ),
  );
}
