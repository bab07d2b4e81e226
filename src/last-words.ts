import { asError, SetupError, UsageError, UserError } from './errors.js';
import type { Values } from './locales/wording.js';

/** What a process says before it ends, and its exit code, which scripts rely on. */
export interface LastWords {
  readonly text: string;
  /** 1 failed, 2 called wrongly. */
  readonly exitCode: 1 | 2;
}

/**
 * Of what ends a process. What a person can mend is one sentence; anything else is a defect, and comes with its stack.
 * @param commandNames what the bot's commands are called where they are not slash commands.
 */
export function lastWords(thrown: unknown, commandNames?: Values): LastWords {
  if (thrown instanceof UsageError) return { text: thrown.message, exitCode: 2 };
  if (thrown instanceof UserError) return { text: thrown.sentenceIn('en', commandNames), exitCode: 1 };
  if (thrown instanceof SetupError) return { text: thrown.message, exitCode: 1 };
  return { text: `Dateline failed: ${asError(thrown).stack ?? String(thrown)}`, exitCode: 1 };
}
