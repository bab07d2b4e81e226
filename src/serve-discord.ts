import { commands, components, menus, messages } from '../commands/index.js';
import type { BotDesk } from './desk/bot-desk.js';
import { channelAnnouncer } from './discord/channel-announcer.js';
import { startBot } from './discord/client.js';
import type { Logger } from './logger.js';
import { fetchAttachment } from './reading/fetch/fetch-attachment.js';
import type { Announcer } from './reading/feeds/announcer.js';
import type { Fetcher } from './reading/fetch/guarded-fetch.js';
import { toldToStop } from './told-to-stop.js';

export interface ServeOptions {
  readonly token: string;
  readonly desk: BotDesk;
  readonly fetcher: Fetcher;
  /** Polls the feeds of all collections from then on; the returned function ends that. */
  readonly keepFeeds: (announcer: Announcer) => () => Promise<void>;
  readonly logger: Logger;
  /** Another Discord than the real one, as `http://127.0.0.1:4000/api`. */
  readonly restApi?: string;
}

/**
 * Serves Discord until the process is told to stop; answers under way are finished then.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function serveDiscord({ fetcher, keepFeeds, ...options }: ServeOptions): Promise<void> {
  const { logger } = options;
  const stopped = toldToStop();
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
  const stopFeeds = keepFeeds(channelAnnouncer(bot.client));
  await stopped;
  logger.info('Told to stop: finishing the answers under way.');
  await stopFeeds();
  await bot.close();
}
