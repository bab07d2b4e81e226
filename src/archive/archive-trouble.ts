import { UserError } from '../errors.js';

/** What keeps an archive from storing, or opening, anything at the moment, and is over by itself once somebody mends it. */
const troubles: ReadonlySet<string> = new Set([
  'archive-disk-full',
  'archive-read-only',
  'archive-disk-error',
  'archive-no-handles',
  'database-away',
  'database-busy',
  'database-full',
  'database-read-only',
  'database-refused',
]);

/** Whether an error is the archive's trouble of the moment, and no fault of what was to be stored. */
export function isArchiveTrouble(error: unknown): error is UserError {
  return error instanceof UserError && troubles.has(error.code);
}

/** The same, or this process is ending: whatever was to be done is not to blame, and is done later. */
export function isToBeDoneLater(error: unknown): boolean {
  return isArchiveTrouble(error) || (error instanceof UserError && error.code === 'shutting-down');
}

export function isDiskFull(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'archive-disk-full';
}

export function isOutOfHandles(error: unknown): error is UserError {
  return error instanceof UserError && error.code === 'archive-no-handles';
}
