import { isToBeDoneLater } from '../../archive/archive-trouble.js';
import { elsewhereMs } from '../../archive/claims.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { Feed } from '../../archive/feeds.js';
import { asError, UserError } from '../../errors.js';
import type { Clock } from '../../clock.js';
import type { Logger } from '../../logger.js';
import type { Metrics } from '../../observing/metrics.js';
import { noteOutcome, outsideRequests } from '../../observing/request-scope.js';
import type { Announcer } from './announcer.js';
import { changeFeed } from './change-feed.js';
import { FeedNotices } from './feed-notices.js';
import type { FetchedFeed } from './fetch-feed.js';
import { observedPoll } from './observed-poll.js';
import { changesAfterFailure, changesAfterSuccess } from './feed-outcome.js';
import { pollFeed, type PollParts, type RefusedItem } from './poll-feed.js';
import { type Random } from './poll-schedule.js';

export interface FeedKeeperParts extends Omit<PollParts, 'now'> {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly metrics?: Metrics | undefined;
}

/** What became of a feed that was to be polled. */
export interface PollReport {
  /** As it is afterwards. */
  readonly feed: Feed;
  readonly status: 'read' | 'unchanged' | 'failed' | 'not-due' | 'paused';
  readonly added: number;
  readonly known: number;
  readonly refused: readonly RefusedItem[];
}

/** Feeds that are polled at a time: of different servers, since each is asked one thing at a time. */
const mostAtOnce = 3;
/** Between two looks at what is due. */
const shortestWaitMs = 30_000;
const longestWaitMs = 3_600_000;
/** A feed over which Dateline itself failed rests so long. */
const restMs = 3_600_000;
/** One that the archive could not take anything of, as on a full disk, is polled again as soon as this. */
const archiveTroubleRestMs = 300_000;

/**
 * Polls the feeds of all collections when they are due, and announces what is new. When the next poll is due stands in
 * the archive: a restart changes nothing about it.
 */
export class FeedKeeper {
  readonly #parts: FeedKeeperParts;
  readonly #running = new Map<
    string,
    { readonly poll: Promise<PollReport>; readonly end: AbortController }
  >();
  readonly #resting = new Map<string, number>();
  /** Null until feeds are polled. */
  #notices: FeedNotices | null = null;
  #cancelTimer: (() => void) | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: FeedKeeperParts) {
    this.#parts = parts;
  }

  /** Begins to poll what is due, now and from now on. */
  start(announcer: Announcer): void {
    this.#notices = new FeedNotices(this.#parts, announcer);
    this.look();
  }

  /** Looks at once for what is due: a feed was added, or is polled again. */
  look(): void {
    this.#looking = outsideRequests(() => this.#fill()).catch((error: unknown) => {
      this.#parts.logger.error({ error: asError(error).message }, 'The feeds could not be looked at.');
      this.#wait(longestWaitMs);
    });
  }

  /** Takes in what was fetched of a feed when it was added. Where no feeds are being polled, this waits until they are. */
  begin(feed: Feed, fetched: FetchedFeed): void {
    if (this.#notices && !this.#isStopped) void this.#start(feed, fetched);
  }

  /** Polls the feeds of a collection that are due, one after the other. */
  async poll(collection: CollectionId): Promise<readonly PollReport[]> {
    const reports: PollReport[] = [];
    for (const feed of await this.#parts.archive.feeds.list(collection)) {
      const running = this.#running.get(feed.id);
      const isDue = Date.parse(feed.nextPollAt) <= this.#parts.clock.nowMs();
      if (running) reports.push(await running.poll);
      else if (feed.pausedAt !== null) reports.push({ ...notDue(feed), status: 'paused' });
      else if (isDue) reports.push(await this.#start(feed, null));
      else reports.push(notDue(feed));
    }
    return reports;
  }

  /** Ends the poll of a feed that is under way. Resolves when nothing is taken in by it any more. */
  async cancel(feedId: string): Promise<void> {
    const running = this.#running.get(feedId);
    running?.end.abort(new UserError('poll-cancelled'));
    await running?.poll.catch(() => undefined);
  }

  /** Ends what is under way, which is done again at the next start. Idempotent. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer?.();
    await Promise.all([...this.#running.keys()].map((feedId) => this.cancel(feedId)));
  }

  /** Resolves when nothing is being polled, for tests. */
  async idle(): Promise<void> {
    for (let looking: Promise<void> | null = null; looking !== this.#looking;) {
      looking = this.#looking;
      await looking;
      await Promise.allSettled([...this.#running.values()].map(({ poll }) => poll));
    }
  }

  async #fill(): Promise<void> {
    if (this.#isStopped || !this.#notices) return;
    const now = this.#parts.clock.nowMs();
    const { feeds } = this.#parts.archive;
    for (const feed of await feeds.due(new Date(now).toISOString())) {
      if (this.#running.size >= mostAtOnce) break;
      const isResting = (this.#resting.get(feed.id) ?? 0) > now;
      if (!isResting && !this.#running.has(feed.id)) void this.#start(feed, null);
    }
    const next = await feeds.nextDue();
    this.#wait(next === null ? longestWaitMs : Date.parse(next) - now);
  }

  #wait(delayMs: number): void {
    this.#cancelTimer?.();
    if (this.#isStopped || !this.#notices) return;
    // Another process may have added one.
    const longestMs = this.#parts.archive.isShared ? shortestWaitMs : longestWaitMs;
    const bounded = Math.min(Math.max(delayMs, shortestWaitMs), longestMs);
    this.#cancelTimer = this.#parts.clock.after(bounded, () => this.look());
  }

  /** Rejects only where it was cancelled or Dateline itself failed. */
  #start(feed: Feed, fetched: FetchedFeed | null): Promise<PollReport> {
    const end = new AbortController();
    const poll = this.#alone(feed, fetched, end.signal).finally(() => {
      this.#running.delete(feed.id);
      this.look();
    });
    // Whoever waits for it learns of a failure; the log has it already.
    poll.catch(() => undefined);
    this.#running.set(feed.id, { poll, end });
    return poll;
  }

  /** Of all processes that share the archive one polls a feed. */
  async #alone(feed: Feed, fetched: FetchedFeed | null, signal: AbortSignal): Promise<PollReport> {
    const { archive, clock } = this.#parts;
    const release = await archive.claims.take(`feed ${feed.id}`);
    if (!release) {
      this.#resting.set(feed.id, clock.nowMs() + elsewhereMs);
      return notDue(feed);
    }
    try {
      const current = await archive.feeds.feed(feed.id);
      if (!current) return notDue(feed);
      // Another process polled it in between, or somebody paused it there.
      const isOver = current.nextPollAt !== feed.nextPollAt || current.pausedAt !== null;
      if (!fetched && isOver) return notDue(current);
      return await observedPoll(current, this.#parts, () => this.#poll(current, fetched, signal));
    } finally {
      await release();
    }
  }

  async #poll(feed: Feed, given: FetchedFeed | null, signal: AbortSignal): Promise<PollReport> {
    const { clock, logger } = this.#parts;
    try {
      const result = await pollFeed(feed, given, { ...this.#parts, now: () => clock.nowMs() }, signal);
      const changed = await changeFeed(
        this.#parts.archive,
        feed,
        changesAfterSuccess(feed, result, this.#parts),
      );
      await this.#notices?.announce(changed, result.added);
      const { added, known, refused } = result;
      const status = result.fetched === null ? 'unchanged' : 'read';
      return { feed: changed, status, added: added.length, known, refused };
    } catch (error) {
      if (signal.aborted) throw error;
      const isOurs = isToBeDoneLater(error);
      if (error instanceof UserError && !isOurs) return await this.#fail(feed, error);
      this.#resting.set(feed.id, clock.nowMs() + (isOurs ? archiveTroubleRestMs : restMs));
      // What is wrong with the archive is said where it is noticed, once and not for each feed.
      const level = isOurs ? 'debug' : 'error';
      logger[level]({ feed: feed.id, error: asError(error).message }, 'A feed could not be polled.');
      throw error;
    }
  }

  async #fail(feed: Feed, error: UserError): Promise<PollReport> {
    const { logger } = this.#parts;
    const changes = changesAfterFailure(feed, error, this.#parts);
    const changed = await changeFeed(this.#parts.archive, feed, changes);
    const isOver = changes.pausedBy === 'failures';
    noteOutcome(error);
    logger.info({ feed: feed.id, code: error.code, failures: changes.failures }, 'A feed could not be read.');
    if (isOver) {
      logger.warn({ feed: feed.id, code: error.code }, 'A feed failed for a week and is paused.');
      await this.#notices?.tellPaused(changed);
    }
    return { feed: changed, status: 'failed', added: 0, known: 0, refused: [] };
  }
}

function notDue(feed: Feed): PollReport {
  return { feed, status: 'not-due', added: 0, known: 0, refused: [] };
}
