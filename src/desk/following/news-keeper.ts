import type { Archive } from '../../archive/archive.js';
import { elsewhereMs } from '../../archive/claims.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { FollowedStory } from '../../archive/followed-stories.js';
import type { Story } from '../../archive/stories/story.js';
import type { Clock } from '../../clock.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { BackOff } from '../back-off.js';
import { DueLoop } from '../due-loop.js';
import { repeatableMs, type NewsWriter } from '../news-writer.js';
import { storyNews, tellingArticles } from './story-news.js';

export interface NewsKeeperParts {
  readonly archive: Archive;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** What comes within this is told in one message. */
const gatherMs = 120_000;
/** Of one story there is one message in so long. */
const quietMs = 3_600_000;
/** A story may grow by what was there before, when articles are grouped anew: it is looked at this often though nothing came. */
const lookMs = 3_600_000;

/**
 * Announces new articles of the stories that are followed. Which of them a follower knows stands in the archive, so that
 * what came while no process ran is told by the next one, and a story is followed through whatever it becomes. That
 * something is being sent is kept as `DigestKeeper` has it.
 */
export class NewsKeeper {
  readonly #parts: NewsKeeperParts;
  readonly #loop: DueLoop;
  readonly #backOff = new BackOff();
  /** When each collection that follows stories is looked at next, in milliseconds since 1970. */
  readonly #looks = new Map<CollectionId, number>();
  #writer: NewsWriter | null = null;

  constructor(parts: NewsKeeperParts) {
    this.#parts = parts;
    this.#loop = new DueLoop({ ...parts, work: (signal) => this.#work(signal) });
  }

  /** Begins to announce what is new, now and from now on. */
  async start(writer: NewsWriter): Promise<void> {
    this.#writer = writer;
    await this.#lookAtNew();
    this.#loop.start();
  }

  /** Articles came into a collection, or it follows another story: it is looked at soon. */
  look(collection: CollectionId): void {
    const soon = this.#parts.clock.nowMs() + gatherMs;
    this.#looks.set(collection, Math.min(this.#looks.get(collection) ?? soon, soon));
    this.#loop.look();
  }

  /** Resolves when nothing is being announced any more. Idempotent. */
  stop(): Promise<void> {
    return this.#loop.stop();
  }

  /** Resolves when nothing is being announced, for tests. */
  idle(): Promise<void> {
    return this.#loop.idle();
  }

  /** Collections that follow stories, and that nothing was known of here. */
  async #lookAtNew(): Promise<void> {
    const { archive, clock } = this.#parts;
    for (const collection of await archive.followedStories.collections())
      if (!this.#looks.has(collection)) this.#looks.set(collection, clock.nowMs());
  }

  async #work(signal: AbortSignal): Promise<number | null> {
    const { archive, clock } = this.#parts;
    if (archive.isShared) await this.#lookAtNew();
    for (const [collection, atMs] of this.#looks) {
      if (signal.aborted) return null;
      if (atMs > clock.nowMs()) continue;
      // Whatever comes meanwhile asks for another look.
      this.#looks.delete(collection);
      const nextMs = await this.#lookAt(collection, signal);
      if (nextMs !== null)
        this.#looks.set(collection, Math.min(this.#looks.get(collection) ?? nextMs, nextMs));
    }
    return this.#looks.size > 0 ? Math.min(...this.#looks.values()) : null;
  }

  /** When it is looked at next; null where it follows nothing. */
  async #lookAt(collection: CollectionId, signal: AbortSignal): Promise<number | null> {
    const { archive, clock, logger } = this.#parts;
    const all = await archive.followedStories.list(collection);
    if (all.length === 0) return null;
    let nextMs = clock.nowMs() + lookMs;
    for (const followed of all) {
      if (signal.aborted) break;
      if (followed.stopped !== null) continue;
      try {
        nextMs = Math.min(nextMs, (await this.#tellAlone(followed)) ?? nextMs);
      } catch (error) {
        logger.error(
          { followed: followed.id, error: asError(error).message },
          'A story could not be looked at.',
        );
      }
    }
    return nextMs;
  }

  /** Of all processes that share the archive one tells of a story. */
  async #tellAlone({ id, collection }: FollowedStory): Promise<number | null> {
    const { archive, clock } = this.#parts;
    const release = await archive.claims.take(`followed ${id}`);
    if (!release) return clock.nowMs() + elsewhereMs;
    try {
      // Another process may have told of it in between.
      const followed = (await archive.followedStories.list(collection)).find((each) => each.id === id);
      return followed && followed.stopped === null ? await this.#tell(followed) : null;
    } finally {
      await release();
    }
  }

  /** When there is something more to tell of it; null where that is not known. */
  async #tell(followed: FollowedStory): Promise<number | null> {
    const { archive, clock } = this.#parts;
    const { followedStories } = archive;
    const nowMs = clock.nowMs();
    const restsUntil = this.#backOff.restsUntil(followed.id) ?? 0;
    if (restsUntil > nowMs) return restsUntil;
    const story = await archive.collection(followed.collection).story(followed.storyId);
    if (!story) return null;
    if (followed.attempt) return this.#goOn(followed, story, followed.attempt);
    const ids = story.articles.map(({ articleId }) => articleId);
    const fresh = await followedStories.unknown(followed.id, ids);
    const told = await followedStories.announcedIn(followed.place, fresh);
    const news = tellingArticles(story, fresh).filter((id) => !told.has(id));
    const telling = new Set(news);
    const silent = fresh.filter((id) => !telling.has(id));
    if (silent.length > 0) await followedStories.noteKnown(followed.id, silent);
    if (news.length === 0) return null;
    const quietUntil = followed.quietUntil === null ? 0 : Date.parse(followed.quietUntil);
    if (quietUntil > nowMs) return quietUntil;
    return this.#announce(followed, story, { at: isoOf(nowMs), articles: news });
  }

  /** Ends what an earlier process began. */
  async #goOn(
    followed: FollowedStory,
    story: Story,
    attempt: NonNullable<FollowedStory['attempt']>,
  ): Promise<number | null> {
    const { clock, logger } = this.#parts;
    if (clock.nowMs() - Date.parse(attempt.at) <= repeatableMs)
      return this.#announce(followed, story, attempt);
    logger.warn(
      { followed: followed.id, begunAt: attempt.at },
      'Whether news of a story were announced before Dateline ended is not known; they are taken to be.',
    );
    await this.#announced(followed, attempt.articles);
    return clock.nowMs();
  }

  async #announce(
    followed: FollowedStory,
    story: Story,
    attempt: NonNullable<FollowedStory['attempt']>,
  ): Promise<number | null> {
    const { archive, clock, logger } = this.#parts;
    const { followedStories } = archive;
    const collection = archive.collection(followed.collection);
    const news = await storyNews(collection, story, attempt.articles);
    if (!news) {
      await followedStories.change(followed.id, { attempt: null });
      return null;
    }
    if (!(await followedStories.change(followed.id, { attempt }))) return null;
    try {
      const once = `news ${followed.id} ${attempt.articles.toSorted().join(' ')}`;
      const reason = (await this.#writer?.writeNews(followed, news, once)) ?? null;
      this.#backOff.succeeded(followed.id);
      if (reason === null) await this.#announced(followed, attempt.articles);
      else await this.#stop(followed, reason);
      return null;
    } catch (error) {
      const facts = { followed: followed.id, error: asError(error).message };
      logger.warn(facts, 'News of a story could not be announced; it is tried again.');
      this.#backOff.failed(followed.id, clock.nowMs());
      await followedStories.change(followed.id, { attempt: null });
      return this.#backOff.restsUntil(followed.id);
    }
  }

  async #announced(followed: FollowedStory, articles: readonly string[]): Promise<void> {
    const { archive, clock } = this.#parts;
    const { id, collection, place } = followed;
    const quietUntil = isoOf(clock.nowMs() + quietMs);
    await archive.followedStories.noteKnown(id, articles, { attempt: null, quietUntil });
    await archive.followedStories.noteAnnounced(collection, place, articles, isoOf(clock.nowMs()));
  }

  async #stop(followed: FollowedStory, reason: string): Promise<void> {
    const { archive, logger } = this.#parts;
    logger.warn({ followed: followed.id, reason }, 'A story is no longer announced.');
    const stopped = await archive.followedStories.change(followed.id, { attempt: null, stopped: reason });
    const { setUp, place } = followed;
    if (!stopped || setUp.channel === null || setUp.channel === place.id) return;
    try {
      await this.#writer?.tellNewsStopped(stopped);
    } catch (error) {
      const facts = { followed: followed.id, error: asError(error).message };
      logger.warn(facts, 'Nobody could be told that a story is no longer announced.');
    }
  }
}

function isoOf(momentMs: number): string {
  return new Date(momentMs).toISOString();
}
