import type { Archive } from '../../archive/archive.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { Digest, DigestRhythm } from '../../archive/digests.js';
import { UserError } from '../../errors.js';
import { readSettings } from '../collection-settings.js';
import type { DigestDesk, SetDigestRequest } from '../digest-desk.js';
import { nextDigestMs } from './next-digest.js';

export interface DigestDeskParts {
  readonly archive: Archive;
  readonly now: () => Date;
  /** By whose clocks a collection's digests are posted: IANA name. */
  readonly timeZoneOf: (collection: CollectionId) => Promise<string>;
  /** Told that a digest was set up. */
  readonly changed: () => void;
}

const dayMs = 24 * 60 * 60_000;
const periodMs: Readonly<Record<DigestRhythm, number>> = { daily: dayMs, weekly: 7 * dayMs };
/** What is older than this is told by no digest that is set up. */
const longestUntoldMs = 14 * dayMs;
const weekdays = { sunday: 0, monday: 1, saturday: 6 } as const;

/** The digests, in the process that holds the archive. */
export class LocalDigestDesk implements DigestDesk {
  readonly #parts: DigestDeskParts;

  constructor(parts: DigestDeskParts) {
    this.#parts = parts;
  }

  async set(request: SetDigestRequest): Promise<Digest> {
    const { archive, now, timeZoneOf, changed } = this.#parts;
    const { collection, rhythm, minuteOfDay, place, setUp } = request;
    const { weekStart } = await readSettings(archive.settings, collection);
    const weekday = rhythm === 'daily' ? null : (request.weekday ?? weekdays[weekStart]);
    const timeZone = await timeZoneOf(collection);
    const nowMs = now().getTime();
    const before = (await archive.digests.list(collection)).find((digest) => digest.rhythm === rhythm);
    // What the one before has not told yet this one tells.
    const newSince = before
      ? Math.max(Date.parse(before.newSince), nowMs - longestUntoldMs)
      : nowMs - periodMs[rhythm];
    const digest: Digest = {
      collection,
      rhythm,
      minuteOfDay,
      weekday,
      place,
      setUp,
      timeZone,
      nextAt: new Date(nextDigestMs({ minuteOfDay, weekday }, timeZone, nowMs)).toISOString(),
      newSince: new Date(newSince).toISOString(),
      attempt: null,
      stopped: null,
    };
    await archive.digests.set(digest);
    changed();
    return digest;
  }

  list(collection: CollectionId): Promise<readonly Digest[]> {
    return this.#parts.archive.digests.list(collection);
  }

  async off(collection: CollectionId, rhythm: DigestRhythm | null): Promise<readonly Digest[]> {
    const all = await this.list(collection);
    const ended = all.filter((digest) => rhythm === null || digest.rhythm === rhythm);
    if (ended.length === 0) throw new UserError('no-digest');
    for (const digest of ended) await this.#parts.archive.digests.remove(collection, digest.rhythm);
    return ended;
  }

  removeAll(collection: CollectionId): Promise<number> {
    return this.#parts.archive.digests.removeAll(collection);
  }
}
