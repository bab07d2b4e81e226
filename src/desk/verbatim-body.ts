import type { AnswerBody } from '../answering/answer-question.js';
import { misquotations } from '../answering/stored-quotations.js';
import type { Archive } from '../archive/archive.js';
import type { Logger } from '../logger.js';

/** Promise 1, at its source: what is not the stored text to the letter is not quoted, and is a defect. */
export async function verbatimBody<Body extends AnswerBody>(
  body: Body,
  { archive, logger }: { readonly archive: Archive; readonly logger: Logger },
): Promise<Body> {
  const wrong = await misquotations(body, archive);
  if (wrong.length === 0) return body;
  logger.error({ quotations: wrong.length }, 'A quotation is not what is stored and was left out.');
  const findings = body.findings.filter((finding) => !wrong.includes(finding));
  // What differs was read off the quotations: it goes with any of them.
  return { ...body, findings, disagreement: null, verdict: findings.length > 0 ? body.verdict : 'nothing' };
}
