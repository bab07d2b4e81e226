import { once } from 'node:events';
import { commands, components } from '../commands/index.js';
import type { Desk } from './desk/desk.js';
import { startBot } from './discord/client.js';
import type { Logger } from './logger.js';
import { fetchAttachment } from './reading/fetch/fetch-attachment.js';
import type { Fetcher } from './reading/fetch/guarded-fetch.js';

export interface ServeOptions {
  readonly token: string;
  readonly desk: Desk;
  readonly fetcher: Fetcher;
  readonly logger: Logger;
}

/** Serves Discord until the process is told to stop; answers under way are finished then. */
export async function serveDiscord({ token, desk, fetcher, logger }: ServeOptions): Promise<void> {
  const told = new AbortController();
  const stopped = Promise.race([
    once(process, 'SIGINT', { signal: told.signal }),
    once(process, 'SIGTERM', { signal: told.signal }),
  ]);
  const bot = await startBot({
    token,
    desk,
    logger,
    commands,
    components,
    fetchAttachment: async (url) => (await fetchAttachment(fetcher, url)).bytes,
  });
  await stopped;
  logger.info('Told to stop: finishing the answers under way.');
  await bot.close();
}
