/**
 * An error meant for the person who asked: its message is one plain sentence that names the bad
 * value and the way out, and is shown to him as it stands. Everything else is logged and answered
 * with an id.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Stable, in kebab case ("question-too-long"): what tests and translations hang on. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Dateline cannot start or go on as it is set up: a damaged model, a read-only folder, an archive
 * that another process holds. The message says what to do; the process ends with exit code 1.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  /** Where a caller must tell one case from the others: "archive-held", "connection-ended". */
  readonly code: string | null;

  constructor(message: string, options?: ErrorOptions & { readonly code?: string }) {
    super(message, options);
    this.code = options?.code ?? null;
  }
}

/** The command line was called wrongly; the process ends with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The error that was thrown, whatever was thrown. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
