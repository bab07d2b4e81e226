import { UserError } from '../../errors.js';
import type { ReaderFailure } from '../../reader-process.js';
import type { FileRefusal, PackedKind } from './extracted-file.js';

/** The refusal of a file. What is damaged is called by the kind that it begins as. */
export function fileRefusal(refusal: FileRefusal, kind: PackedKind, name: string): UserError {
  const code = refusal === 'damaged' ? (`damaged-${kind}` as const) : (`file-${refusal}` as const);
  return new UserError(code, { name: name.slice(0, 80) });
}

/** A file that its reader was ended over. */
export function costlyFile(failure: ReaderFailure, name: string): UserError {
  return new UserError(`file-${failure}`, { name: name.slice(0, 80) });
}
