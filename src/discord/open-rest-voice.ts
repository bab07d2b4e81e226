import { REST, Routes, type APIUser } from 'discord.js';
import type { DeskVoice } from '../desk/desk-voice.js';
import { asError } from '../errors.js';
import type { Metrics } from '../observing/metrics.js';
import { restOptions } from './client-options.js';
import { discordVoice } from './discord-voice.js';
import { bareToken, loginError, loginTimeoutMs, noAnswerError, tokenError } from './login-error.js';
import type { VoiceParts } from './voice-context.js';

export interface RestVoiceOptions extends VoiceParts {
  readonly token: string;
  /** Where Discord is, as `https://discord.com/api`; the tests have one of their own. */
  readonly restApi?: string;
  /** Counts the replies of Discord; none: nothing is counted. */
  readonly metrics?: Metrics;
  /** Another than a minute for Discord to take the token. */
  readonly timeoutMs?: number;
}

/** A voice on Discord without a connection to its gateway. */
export interface RestVoice {
  readonly voice: DeskVoice;
  /** As whom it speaks. */
  readonly botName: string;
  /** Ends what discord.js keeps going beside the requests. */
  close(): void;
}

/**
 * A voice for a process that hears nothing of Discord: it says what a desk says of its own accord, in every server that
 * the bot is in.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function openRestVoice(options: RestVoiceOptions): Promise<RestVoice> {
  const { restApi, metrics, desk, logger, timeoutMs = loginTimeoutMs } = options;
  const token = bareToken(options.token);
  if (token === '') throw tokenError();
  const rest = new REST(restOptions(restApi ?? null, metrics)).setToken(token);
  const close = () => {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  };
  try {
    const { username } = await whoAmI(rest, timeoutMs);
    return { voice: discordVoice(rest, { desk, logger }), botName: username, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

async function whoAmI(rest: REST, timeoutMs: number): Promise<APIUser> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return (await rest.get(Routes.user(), { signal })) as APIUser;
  } catch (thrown) {
    if (signal.aborted || asError(thrown).name === 'AbortError') throw noAnswerError(thrown);
    throw loginError(thrown);
  }
}
