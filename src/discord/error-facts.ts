import { DiscordAPIError } from 'discord.js';
import { asError } from '../errors.js';

/** What a log may hold of an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly code: number | string | null;
  readonly stack: string | null;
}

/**
 * The facts of an error, picked one by one: an error of discord.js also carries the request's body (article
 * text and questions) and its URL (the interaction's token), which belong in no log.
 */
export function errorFacts(thrown: unknown): ErrorFacts {
  const error = asError(thrown);
  const code = 'code' in error ? error.code : null;
  return {
    name: error.name,
    message: error.message,
    code: typeof code === 'number' || typeof code === 'string' ? code : null,
    stack: error.stack ?? null,
  };
}

/** Unknown interaction, already acknowledged, unknown webhook, invalid webhook token: nobody can be answered any more. */
const expiredCodes: readonly (number | string)[] = [10062, 40060, 10015, 50027];

/** Unknown channel, unknown message: what was to be changed has been deleted. */
const goneCodes: readonly (number | string)[] = [10003, 10008];

/** Whether the error says that a reply can no longer be changed, while its person can still be told. */
export function isReplyLost(thrown: unknown): boolean {
  return isExpired(thrown) || (thrown instanceof DiscordAPIError && goneCodes.includes(thrown.code));
}

/** Whether the error says that the interaction can no longer be answered. */
export function isExpired(thrown: unknown): boolean {
  return thrown instanceof DiscordAPIError && expiredCodes.includes(thrown.code);
}
