import { pino } from 'pino';
import type { Archive } from '../../src/archive/archive.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { openTortureArchive } from './torture-archive.js';
import { WordEmbedder } from './word-embedder.js';

export interface WorkerDesk {
  readonly archive: Archive;
  readonly desk: LocalDesk;
}

/** A desk as the bot has one, over a real archive, but for the model; nothing is fetched. */
export async function openWorkerDesk(folder: string, now: () => Date): Promise<WorkerDesk> {
  const logger = pino({ level: 'error', base: null }, pino.destination({ fd: 2, sync: true }));
  const archive = await openTortureArchive(folder, logger);
  const desk = new LocalDesk({
    archive,
    embedder: new WordEmbedder(),
    fetcher: { fetch: nothing },
    extractor: { extract: nothing, extractFile: nothing, close: async () => {} },
    useSeeds: false,
    prepareSeeds: async () => {},
    now,
    logger,
  });
  return { archive, desk };
}

function nothing(): Promise<never> {
  return Promise.reject(new Error('Nothing is fetched or extracted here.'));
}
