import { randomBytes } from 'node:crypto';
import type { Logger } from '../logger.js';
import { errorFacts } from './error-facts.js';

/**
 * Logs what was thrown and is none of the person's business.
 * @returns the sentence for the person, with the number under which it stands in the log.
 */
export function logFailure(thrown: unknown, facts: object, logger: Logger): string {
  const errorId = randomBytes(3).toString('hex');
  logger.error({ ...facts, errorId, error: errorFacts(thrown) }, 'An interaction failed.');
  return `Something went wrong on my side (error ${errorId}).`;
}
