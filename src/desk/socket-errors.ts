import { asError, SetupError, UsageError, UserError } from '../errors.js';
import type { EnglishCode } from '../english-code.js';
import type { ErrorCode } from '../locales/catalog.js';
import type { Values } from '../locales/wording.js';

/** An error on its way over the socket. */
export interface ErrorFrame {
  readonly name: string;
  readonly code: string | null;
  readonly message: string;
  /** What a UserError's sentence is filled with, where it is not the message. */
  readonly values?: Values | null | undefined;
}

export function errorToFrame(thrown: unknown): ErrorFrame {
  const error = asError(thrown);
  const hasCode = error instanceof UserError || error instanceof SetupError;
  const values = error instanceof UserError ? error.values : null;
  return { name: error.name, code: hasCode ? error.code : null, message: error.message, values };
}

/** The error as it was thrown where it is one of ours, else an `Error` with its message. */
export function errorFromFrame({ name, code, message, values }: ErrorFrame): Error {
  if (name === 'UserError') return userError(code ?? 'unknown', message, values);
  if (name === 'SetupError') return new SetupError(message, code === null ? {} : { code });
  if (name === 'UsageError') return new UsageError(message);
  return new Error(message);
}

function userError(code: string, message: string, values: Values | null | undefined): UserError {
  try {
    const error = values ? new UserError(code as ErrorCode, values) : null;
    if (error?.message === message) return error;
  } catch {
    // The other process may be of another version, whose sentence for it takes other values.
  }
  return new UserError(code as EnglishCode, message);
}
