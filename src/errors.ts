import type { EnglishCode } from './english-code.js';
import type { ErrorCode } from './locales/catalog.js';
import type { Language } from './locales/language.js';
import { wordingIn, type Values } from './locales/wording.js';

/**
 * An error meant for the person who asked: one plain sentence that names the bad value and the way out. Everything else
 * is logged and answered with a number.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** Stable, in kebab case ("question-too-long"): the key of its sentence in `src/locales/en/errors.json` and its translations. */
  readonly code: string;
  /** What the sentence is filled with; null where it stands in the code and is not translated. */
  readonly values: Values | null;

  /**
   * `said`: what the code's sentence is filled with. The message is the English sentence. A `reason` among the values is
   * the message of the `cause`, where that is another UserError, and is said in the reader's language as it.
   */
  constructor(code: ErrorCode, said?: Values, options?: ErrorOptions);
  /**
   * With the sentence itself: only for what nobody in Discord reads, which is said in English. That is the command line's
   * own (src/cli, src/evaluation, the socket between two processes) and what the local chat says to whoever types in it.
   */
  constructor(code: EnglishCode, sentence: string, options?: ErrorOptions);
  constructor(code: string, said: Values | string = {}, options?: ErrorOptions) {
    const isSentence = typeof said === 'string';
    super(isSentence ? said : errorSentence(code as ErrorCode, said, 'en'), options);
    this.code = code;
    this.values = isSentence ? null : said;
  }

  /** Its sentence in a language. @param commandNames what `{{/ask}}` and the like are called, where not as in Discord. */
  sentenceIn(language: Language, commandNames: Values = {}): string {
    if (this.values === null) return this.message;
    const isReasoned = 'reason' in this.values && this.cause instanceof UserError;
    const reason = isReasoned ? { reason: (this.cause as UserError).sentenceIn(language, commandNames) } : {};
    return errorSentence(this.code as ErrorCode, { ...commandNames, ...this.values, ...reason }, language);
  }
}

function errorSentence(code: ErrorCode, values: Values, language: Language): string {
  return wordingIn(language).t(`errors:${code}`, values);
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
