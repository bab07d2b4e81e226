import type { Archive } from '../../archive/archive.js';
import { elsewhereMs } from '../../archive/claims.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { Digest } from '../../archive/digests.js';
import { placeKey } from '../../archive/place.js';
import type { Clock } from '../../clock.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { BackOff } from '../back-off.js';
import { readSettings } from '../collection-settings.js';
import { DueLoop } from '../due-loop.js';
import { repeatableMs, type NewsWriter } from '../news-writer.js';
import { digestIssue } from './digest-issue.js';
import { nextDigestMs } from './next-digest.js';
import { machineTimeZone } from './wall-clock.js';

export interface DigestKeeperParts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly logger: Logger;
}

const hourMs = 3_600_000;
/** What is posted later than this says so. */
const latenessMs = hourMs;
/** What is so late that the next one is due within this is left to that one: there is one, not two. */
const soonMs = 6 * hourMs;

/**
 * Posts digests when they are due. When that is, and up to when each has told what is new, stands in the archive; and so
 * does, before it is sent, that it is being sent. A process that ends between the two leaves that behind: where it was
 * begun within the last minutes it is sent again under the same name, and stands there once; where it was begun earlier,
 * it is taken to stand there. So there are never two; and what was told by the one in doubt is the only thing that may be
 * missing, where a machine fails in that half second and is away for longer.
 */
export class DigestKeeper {
  readonly #parts: DigestKeeperParts;
  readonly #loop: DueLoop;
  readonly #backOff = new BackOff();
  #writer: NewsWriter | null = null;

  constructor(parts: DigestKeeperParts) {
    this.#parts = parts;
    this.#loop = new DueLoop({ ...parts, work: (signal) => this.#work(signal) });
  }

  /** Begins to post what is due, now and from now on. */
  async start(writer: NewsWriter): Promise<void> {
    this.#writer = writer;
    for (const digest of await this.#parts.archive.digests.posted()) await this.#keepTime(digest);
    this.#loop.start();
  }

  /** Looks at once for what is due: a digest was set up. */
  look(): void {
    this.#loop.look();
  }

  /** Reckons anew when a collection's digests are due: its time zone may be another. */
  async timesChanged(collection: CollectionId): Promise<void> {
    for (const digest of await this.#parts.archive.digests.list(collection)) await this.#keepTime(digest);
    this.look();
  }

  /** The time zone by whose clocks a collection's digests are posted. */
  async timeZoneOf(collection: CollectionId): Promise<string> {
    const { timeZone } = await readSettings(this.#parts.archive.settings, collection);
    return timeZone ?? machineTimeZone();
  }

  /** Resolves when nothing is being posted any more. Idempotent. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Resolves when nothing is being posted, for tests. */
  idle(): Promise<void> {
    return this.#loop.idle();
  }

  async #keepTime(digest: Digest): Promise<void> {
    const { archive, clock } = this.#parts;
    const timeZone = await this.timeZoneOf(digest.collection);
    const isDue = Date.parse(digest.nextAt) <= clock.nowMs();
    if (timeZone === digest.timeZone || isDue) return;
    const nextAt = isoOf(nextDigestMs(digest, timeZone, clock.nowMs()));
    await archive.digests.change(digest, { timeZone, nextAt });
  }

  async #work(signal: AbortSignal): Promise<number | null> {
    const { digests } = this.#parts.archive;
    const now = (): string => isoOf(this.#parts.clock.nowMs());
    const restsUntil = (digest: Digest): number => this.#backOff.restsUntil(keyOf(digest)) ?? 0;
    for (const digest of await digests.due(now())) {
      if (signal.aborted) return null;
      if (restsUntil(digest) <= this.#parts.clock.nowMs()) await this.#postOrRest(digest);
    }
    const next = await digests.nextAfter(now());
    const resting = (await digests.due(now())).map(restsUntil);
    const moments = [...resting, ...(next === null ? [] : [Date.parse(next)])];
    return moments.length > 0 ? Math.min(...moments) : null;
  }

  /** One that cannot be made keeps no other waiting. */
  async #postOrRest(digest: Digest): Promise<void> {
    try {
      if (!(await this.#postAlone(digest)))
        this.#backOff.rest(keyOf(digest), this.#parts.clock.nowMs() + elsewhereMs);
    } catch (error) {
      const { clock, logger } = this.#parts;
      this.#backOff.failed(keyOf(digest), clock.nowMs());
      const facts = { collection: digest.collection, error: asError(error).message };
      logger.error(facts, 'A digest could not be made; it is tried again.');
    }
  }

  /** Of all processes that share the archive one posts a digest. False where another is at it. */
  async #postAlone(digest: Digest): Promise<boolean> {
    const { archive } = this.#parts;
    const release = await archive.claims.take(`digest ${keyOf(digest)}`);
    if (!release) return false;
    try {
      const current = (await archive.digests.list(digest.collection)).find(
        ({ rhythm }) => rhythm === digest.rhythm,
      );
      // Another process may have posted it in between, or somebody set it up anew.
      if (current && current.nextAt === digest.nextAt && current.stopped === null) await this.#post(current);
      return true;
    } finally {
      await release();
    }
  }

  async #post(digest: Digest): Promise<void> {
    const { archive, clock, logger } = this.#parts;
    const nowMs = clock.nowMs();
    const dueMs = Date.parse(digest.nextAt);
    const timeZone = await this.timeZoneOf(digest.collection);
    const nextMs = nextDigestMs(digest, timeZone, nowMs);
    const goOn = { timeZone, nextAt: isoOf(nextMs), attempt: null };
    const isLate = nowMs - dueMs > latenessMs;
    const { attempt } = digest;
    if (attempt && nowMs - Date.parse(attempt.at) > repeatableMs) {
      logger.warn(
        { collection: digest.collection, rhythm: digest.rhythm, begunAt: attempt.at },
        'Whether a digest was posted before Dateline ended is not known; it is taken to be.',
      );
      await archive.digests.change(digest, { ...goOn, newSince: attempt.until });
      return;
    }
    if (!attempt && isLate && nextMs - nowMs <= soonMs) {
      await archive.digests.change(digest, goOn);
      return;
    }
    // What is stored in this very millisecond belongs to the next one.
    const until = attempt?.until ?? isoOf(nowMs - 1);
    const collection = archive.collection(digest.collection);
    const told = await digestIssue(collection, { after: digest.newSince, until });
    if (told.stories.length === 0) {
      await archive.digests.change(digest, { ...goOn, newSince: until });
      return;
    }
    const begun = { at: attempt?.at ?? isoOf(nowMs), until };
    if (!(await archive.digests.change(digest, { attempt: begun }))) return;
    const reason = await this.#write(digest, { ...told, lateFrom: isLate ? digest.nextAt : null });
    if (reason === 'failed') return;
    if (reason === null) {
      await archive.digests.change(digest, { ...goOn, newSince: until });
      return;
    }
    logger.warn({ collection: digest.collection, reason }, 'A digest is no longer posted.');
    const stopped = await archive.digests.change(digest, { attempt: null, stopped: reason });
    if (stopped) await this.#tellStopped(stopped);
  }

  /** Null where it was sent, the reason where it never will be, and "failed" where it is tried again. */
  async #write(digest: Digest, issue: Parameters<NewsWriter['writeDigest']>[1]): Promise<string | null> {
    const { archive, clock, logger } = this.#parts;
    const once = `digest ${digest.collection} ${digest.rhythm} ${digest.nextAt}`;
    try {
      const reason = (await this.#writer?.writeDigest(digest, issue, once)) ?? null;
      this.#backOff.succeeded(keyOf(digest));
      return reason;
    } catch (error) {
      this.#backOff.failed(keyOf(digest), clock.nowMs());
      const facts = { collection: digest.collection, error: asError(error).message };
      logger.warn(facts, 'A digest could not be posted; it is tried again.');
      await archive.digests.change(digest, { attempt: null });
      return 'failed';
    }
  }

  async #tellStopped(digest: Digest): Promise<void> {
    const { place, setUp } = digest;
    if (setUp.channel === null || placeKey({ kind: 'channel', id: setUp.channel }) === placeKey(place))
      return;
    try {
      await this.#writer?.tellDigestStopped(digest);
    } catch (error) {
      const facts = { collection: digest.collection, error: asError(error).message };
      this.#parts.logger.warn(facts, 'Nobody could be told that a digest is no longer posted.');
    }
  }
}

function keyOf({ collection, rhythm }: Digest): string {
  return `${collection} ${rhythm}`;
}

function isoOf(momentMs: number): string {
  return new Date(momentMs).toISOString();
}
