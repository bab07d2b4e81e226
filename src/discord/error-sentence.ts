import { UserError } from '../errors.js';
import type { Wording } from '../locales/wording.js';
import type { Logger } from '../logger.js';
import { errorNumber } from '../observing/request-scope.js';
import { errorFacts } from './error-facts.js';

/**
 * What a person is told of an error: a UserError's sentence. What else was thrown is none of his business; it is logged,
 * with `facts`, under a number that he is told: that of his request, which stands in all that was logged for it.
 */
export function errorSentence(thrown: unknown, wording: Wording, facts: object, logger: Logger): string {
  if (thrown instanceof UserError) return thrown.sentenceIn(wording.language);
  return wording.t('errors:unexpected', { number: logFailure(thrown, facts, logger) });
}

/** The same as one line of a list, in which others went well. */
export function errorLine(thrown: unknown, wording: Wording, facts: object, logger: Logger): string {
  if (thrown instanceof UserError) return thrown.sentenceIn(wording.language);
  return wording.t('errors:unexpected-in-list', { number: logFailure(thrown, facts, logger) });
}

/** @returns the number under which it stands in the log. */
function logFailure(thrown: unknown, facts: object, logger: Logger): string {
  const errorId = errorNumber();
  logger.error({ ...facts, errorId, error: errorFacts(thrown) }, 'An interaction failed.');
  return errorId;
}
