import { asError, SetupError, UsageError, UserError } from '../errors.js';

/** An error on its way over the socket. */
export interface ErrorFrame {
  readonly name: string;
  readonly code: string | null;
  readonly message: string;
}

export function errorToFrame(thrown: unknown): ErrorFrame {
  const error = asError(thrown);
  const hasCode = error instanceof UserError || error instanceof SetupError;
  return { name: error.name, code: hasCode ? error.code : null, message: error.message };
}

/** The error as it was thrown where it is one of ours, else an `Error` with its message. */
export function errorFromFrame({ name, code, message }: ErrorFrame): Error {
  if (name === 'UserError') return new UserError(code ?? 'unknown', message);
  if (name === 'SetupError') return new SetupError(message, code === null ? {} : { code });
  if (name === 'UsageError') return new UsageError(message);
  return new Error(message);
}
