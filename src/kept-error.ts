import { UserError } from './errors.js';
import type { ErrorCode } from './locales/catalog.js';
import type { Language } from './locales/language.js';
import type { Values } from './locales/wording.js';

/**
 * An error as it is kept, or sent to another process, so that whoever reads of it later reads it in his language: its code
 * and values as JSON; its sentence where that stands in the code.
 */
export function keptError(error: UserError): string {
  return error.values === null ? error.message : JSON.stringify(facts(error));
}

/** Its sentence. What is kept as plain text, or has no sentence in this version, comes back as it is. */
export function keptErrorIn(kept: string, language: Language): string {
  const error = readFacts(kept);
  return error === null ? kept : error.sentenceIn(language);
}

function facts({ code, values, cause }: UserError): object {
  const isReasoned = values !== null && 'reason' in values && cause instanceof UserError;
  return { code, values, ...(isReasoned && cause.values !== null ? { cause: facts(cause) } : {}) };
}

function readFacts(kept: string): UserError | null {
  if (!kept.startsWith('{')) return null;
  try {
    return userError(JSON.parse(kept));
  } catch {
    // Text that only looks like it; or another version's, whose sentence takes other values.
    return null;
  }
}

function userError(read: unknown): UserError | null {
  if (!isObject(read)) return null;
  const { code, values, cause } = read;
  if (typeof code !== 'string' || !isValues(values)) return null;
  const reason = cause === undefined ? null : userError(cause);
  const error = new UserError(code as ErrorCode, values, reason === null ? {} : { cause: reason });
  // What has no sentence is said by its key.
  return error.message === code ? null : error;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isValues(values: unknown): values is Values {
  return (
    isObject(values) && Object.values(values).every((value) => ['string', 'number'].includes(typeof value))
  );
}
