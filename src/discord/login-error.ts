import { DiscordAPIError, HTTPError } from 'discord.js';
import { SetupError } from '../errors.js';
import { errorFacts } from './error-facts.js';

/** So long Discord has to take the bot's token. */
export const loginTimeoutMs = 60_000;

/** Codes of Node and undici for a host that is not to be had. */
const networkCodes = new Set<unknown>([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ETIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What is said where logging in to Discord failed; what was thrown, where that says nothing that a person could mend. */
export function loginError(thrown: unknown): unknown {
  const { code } = errorFacts(thrown);
  const isRefused = thrown instanceof DiscordAPIError && thrown.status === 401;
  // What no header can hold is no token: undici does not even send it.
  if (isRefused || code === 'TokenInvalid' || code === 'UND_ERR_INVALID_ARG') return tokenError(thrown);
  if (networkCodes.has(code)) return unreachableError(String(code), thrown);
  // An outage, or something between us and Discord that answers in its place.
  if (thrown instanceof HTTPError) return unreachableError(String(thrown.status), thrown);
  return thrown;
}

function unreachableError(why: string, cause: unknown): SetupError {
  return new SetupError(`Discord cannot be reached (${why}): check the network and start again.`, { cause });
}

/** Discord does not take the token. */
export function tokenError(cause?: unknown): SetupError {
  return new SetupError(
    'Discord does not accept the token in DISCORD_TOKEN: copy it again from https://discord.com/developers/applications (Bot → Reset Token), or leave it empty for a local trial.',
    { cause },
  );
}

/** Discord took longer than it has. */
export function noAnswerError(cause?: unknown): SetupError {
  return new SetupError(
    'Discord did not answer within a minute: check the network and https://discordstatus.com, then start again.',
    { cause },
  );
}

/** A token without the word that some copy with it, as discord.js takes it at the login. */
export function bareToken(token: string): string {
  return token.replace(/^(?:Bot|Bearer)\s*/i, '');
}
