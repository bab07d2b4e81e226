import { commands, components, menus, messages } from '../commands/index.js';
import type { BotDesk } from './desk/bot-desk.js';
import type { Speak } from './desk/desk-voice.js';
import { startBot } from './discord/client.js';
import { discordVoice } from './discord/discord-voice.js';
import type { Logger } from './logger.js';
import type { Metrics } from './observing/metrics.js';
import type { Vitals } from './observing/vitals.js';
import { fetchAttachment } from './reading/fetch/fetch-attachment.js';
import type { Fetcher } from './reading/fetch/guarded-fetch.js';

export interface ServeOptions {
  readonly token: string;
  readonly desk: BotDesk;
  readonly fetcher: Fetcher;
  /** What the desk does of its own accord, once there is somebody to say it. */
  readonly speak: Speak;
  readonly logger: Logger;
  /** When it is to stop. */
  readonly stopped: Promise<unknown>;
  /** Counts what happens; none: nothing is counted. */
  readonly metrics?: Metrics;
  /** Told whether there is a connection to Discord. */
  readonly vitals?: Vitals;
  /** Another Discord than the real one, as `http://127.0.0.1:4000/api`. */
  readonly restApi?: string;
}

/**
 * Serves Discord until it is to stop; answers under way are finished then.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function serveDiscord({ fetcher, speak, ...options }: ServeOptions): Promise<void> {
  const { logger, desk, stopped } = options;
  const starting = startBot({
    ...options,
    commands,
    menus,
    components,
    messages,
    fetchAttachment: async (url) => (await fetchAttachment(fetcher, url)).bytes,
  });
  // Logging in may take a minute: whoever stops it meanwhile does not wait for that.
  const bot = await Promise.race([starting, stopped.then(() => null)]);
  if (!bot) {
    starting.catch(() => {});
    return;
  }
  options.vitals?.watchGateway(() => bot.isConnected);
  const stopSpeaking = speak(discordVoice(bot.client.rest, { desk, logger }));
  await stopped;
  logger.info('Told to stop: finishing the answers under way.');
  await bot.close(stopSpeaking());
}
