import { UserError } from '../../errors.js';
import type { ReaderFailure } from '../../reader-process.js';
import type { PageRefusal } from './extracted-page.js';

/** The refusal of a page. @param name its host or file name. */
export function pageRefusal(refusal: PageRefusal, name: string): UserError {
  return new UserError(refusal, { name });
}

/** A page that its reader was ended over. */
export function costlyPage(failure: ReaderFailure, name: string): UserError {
  return new UserError(`page-${failure}`, { name });
}
