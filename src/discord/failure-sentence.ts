import { UserError } from '../errors.js';
import type { Logger } from '../logger.js';
import { logFailure } from './log-failure.js';

/** What a person reads where something was thrown: a UserError's own words; of anything else the number in the log. */
export function failureSentence(thrown: unknown, facts: object, logger: Logger): string {
  if (thrown instanceof UserError) return thrown.message;
  return `${logFailure(thrown, facts, logger)} Nothing was lost that I had confirmed; please try again, and if it happens again, give that number to whoever runs me.`;
}
