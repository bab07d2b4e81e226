import { UserError } from '../errors.js';

/** Whether `findAnswer` threw it because there is no answer that the reader may read: none of that name, or none at all. */
export function isNoAnswer(thrown: unknown): thrown is UserError {
  return thrown instanceof UserError && (thrown.code === 'no-answer' || thrown.code === 'no-answer-yet');
}
