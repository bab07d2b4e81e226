import { UserError } from '../errors.js';
import { timestamp, type Wording } from '../locales/wording.js';
import type { Logger } from '../logger.js';
import { errorSentence } from './error-sentence.js';
import { plainMarkdown } from './markdown/plain-markdown.js';
import type { BotMessage } from './rendering/message.js';
import { refusalMessage } from './reply-with-error.js';

/**
 * What a person is told of an error, as a message. Of what Discord would show as something else than words only the moment
 * that the error is about (its value `at`) is let through: no value that somebody typed.
 */
export function errorMessage(thrown: unknown, wording: Wording, facts: object, logger: Logger): BotMessage {
  const message = refusalMessage(errorSentence(thrown, wording, facts, logger));
  const at = thrown instanceof UserError ? thrown.values?.['at'] : undefined;
  if (typeof at !== 'number') return message;
  const moment = timestamp(at);
  return { ...message, content: message.content.replace(plainMarkdown(moment, 100), () => moment) };
}
