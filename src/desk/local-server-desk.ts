import { z } from 'zod';
import type { Archive } from '../archive/archive.js';
import { guildCollection, type CollectionId } from '../archive/collection-id.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import { keptAfterLeavingMs, leftAt, leftKind, noteLeft } from './left-servers.js';
import { everyCollection } from './retention-job.js';
import type { ServerDesk, ServerPart } from './server-desk.js';

/** What ends when a server is left. */
interface Ending {
  removeAll(collection: CollectionId): Promise<number>;
}

export interface ServerParts {
  readonly archive: Archive;
  /** By what they are called in the log. */
  readonly endings: Readonly<Record<string, Ending>>;
  /** Told of a server that came back. */
  readonly cameBack: (collection: CollectionId) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

const guildPrefix = 'guild:';
/** Where it is kept which Discord application ran last; no collection is called so. */
const deskSettings = everyCollection as CollectionId;
const applicationKey = 'application';

const servedSchema = z.union([
  z.object({ applicationId: z.string(), since: z.string().nullable() }),
  // As earlier versions kept it.
  z.string().transform((applicationId) => ({ applicationId, since: null })),
]);

/** Which application ran last, and since when it has been another one than before; null: there was none before. */
type Served = z.infer<typeof servedSchema>;

function readServed(kept: unknown): Served | null {
  return kept === null ? null : servedSchema.parse(kept);
}

/** Joining and leaving in the archive, so that it outlives restarts. */
export class LocalServerDesk implements ServerDesk {
  readonly #parts: ServerParts;

  constructor(parts: ServerParts) {
    this.#parts = parts;
  }

  async left(serverId: string): Promise<void> {
    await this.#left(guildCollection(serverId));
  }

  async joined(serverId: string): Promise<void> {
    await this.#joined(guildCollection(serverId));
  }

  async compare(present: readonly string[], applicationId: string, part?: ServerPart): Promise<void> {
    const { archive, logger } = this.#parts;
    if (await this.#isOther(applicationId, part)) {
      logger.warn(
        { applicationId },
        'This is another Discord application than the last time: servers that it is not in are not taken for left before the next start.',
      );
      return;
    }
    const here = new Set<CollectionId>(present.map(guildCollection));
    for (const id of await archive.collections()) {
      if (!id.startsWith(guildPrefix) || (part && !part.holds(id.slice(guildPrefix.length)))) continue;
      if (here.has(id)) await this.#joined(id);
      else await this.#left(id);
    }
  }

  async hasServed(): Promise<boolean> {
    return (await this.#parts.archive.settings.get(deskSettings, applicationKey)) !== null;
  }

  /** Whether the archive served another application before, which is noted. Each part is told so once, whatever the others have noted by then. */
  async #isOther(applicationId: string, part: ServerPart | undefined): Promise<boolean> {
    const { archive, now } = this.#parts;
    const { settings } = archive;
    const before = readServed(await settings.get(deskSettings, applicationKey));
    const isSame = before === null || before.applicationId === applicationId;
    const served: Served = isSame
      ? { applicationId, since: before?.since ?? null }
      : { applicationId, since: now().toISOString() };
    if (!isSame || before === null) await settings.set(deskSettings, applicationKey, served);
    if (!part) return !isSame;
    const partKey = `${applicationKey} ${part.name}`;
    const isTold = served.since === null || (await settings.get(deskSettings, partKey)) === served.since;
    if (!isTold) await settings.set(deskSettings, partKey, served.since);
    return !isTold;
  }

  async #left(collection: CollectionId): Promise<void> {
    const { archive, endings, now, logger } = this.#parts;
    const { settings, jobs } = archive;
    if ((await leftAt(settings, collection)) === null) {
      const at = now();
      // The job first: it finds nothing to do where this ends in between.
      const runAfter = new Date(at.getTime() + keptAfterLeavingMs).toISOString();
      await jobs.enqueueOnce({ kind: leftKind, collection, payload: null, runAfter });
      await noteLeft(settings, collection, at.toISOString());
    }
    for (const [name, part] of Object.entries(endings)) {
      try {
        const removed = await part.removeAll(collection);
        logger.info({ collection, name, removed }, 'A server was left; these are removed.');
      } catch (error) {
        logger.error(
          { collection, name, error: asError(error).message },
          'These of a server were not removed.',
        );
      }
    }
  }

  async #joined(collection: CollectionId): Promise<void> {
    const { archive, cameBack, logger } = this.#parts;
    if ((await leftAt(archive.settings, collection)) === null) return;
    await noteLeft(archive.settings, collection, null);
    logger.info({ collection }, 'A server came back: nothing of it is deleted.');
    await cameBack(collection);
  }
}
