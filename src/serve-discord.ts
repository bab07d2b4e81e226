import { commands, components, menus } from '../commands/index.js';
import type { Desk } from './desk/desk.js';
import { startBot } from './discord/client.js';
import type { Logger } from './logger.js';
import { fetchAttachment } from './reading/fetch/fetch-attachment.js';
import type { Fetcher } from './reading/fetch/guarded-fetch.js';
import { toldToStop } from './told-to-stop.js';

export interface ServeOptions {
  readonly token: string;
  readonly desk: Desk;
  readonly fetcher: Fetcher;
  readonly logger: Logger;
  /** Another Discord than the real one, as `http://127.0.0.1:4000/api`. */
  readonly restApi?: string;
}

/**
 * Serves Discord until the process is told to stop; answers under way are finished then.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function serveDiscord({ fetcher, ...options }: ServeOptions): Promise<void> {
  const { logger } = options;
  const stopped = toldToStop();
  const starting = startBot({
    ...options,
    commands,
    menus,
    components,
    fetchAttachment: async (url) => (await fetchAttachment(fetcher, url)).bytes,
  });
  // Logging in may take a minute: whoever stops it meanwhile does not wait for that.
  const bot = await Promise.race([starting, stopped.then(() => null)]);
  if (!bot) {
    starting.catch(() => {});
    return;
  }
  await stopped;
  logger.info('Told to stop: finishing the answers under way.');
  await bot.close();
}
