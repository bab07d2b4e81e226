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
    const { settings } = archive;
    const whole = await settings.get(deskSettings, applicationKey);
    // Each part concludes for itself, whatever the others have noted by then.
    const key = part ? `${applicationKey} ${part.name}` : applicationKey;
    const known = (await settings.get(deskSettings, key)) ?? whole;
    await settings.set(deskSettings, key, applicationId);
    if (whole === null) await settings.set(deskSettings, applicationKey, applicationId);
    if (known !== null && known !== applicationId) {
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
