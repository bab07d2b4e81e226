import type { Digest } from '../../src/archive/digests.js';
import type { FollowedStory } from '../../src/archive/followed-stories.js';
import { placeKey } from '../../src/archive/place.js';
import type { DigestIssue } from '../../src/desk/digests/digest-issue.js';
import type { StoryNews } from '../../src/desk/following/story-news.js';
import type { NewsWriter } from '../../src/desk/news-writer.js';
import type { FakeClock } from './fake-clock.js';

/** A message that stands in a place. */
export interface WrittenMessage {
  readonly at: string;
  readonly place: string;
  /** Headlines of its lines. */
  readonly titles: readonly (string | null)[];
  readonly issue: DigestIssue | null;
  readonly news: StoryNews | null;
}

/** So long Discord knows a message by its nonce. */
const nonceMs = 3 * 60_000;

/** Remembers what stands where, and lets stand once what is sent again under one name within a few minutes, as Discord does. */
export class FakeNewsWriter implements NewsWriter {
  readonly messages: WrittenMessage[] = [];
  /** Channels in which it was told that something is no longer posted. */
  readonly told: string[] = [];
  /** What it answers: null for "sent", a reason, or an error that it rejects with before anything is sent. */
  answer: string | null | Error = null;
  /** Called with each message that was sent, before that is known. */
  afterSending: () => void = () => undefined;
  readonly #clock: FakeClock;
  readonly #sent = new Map<string, number>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async writeDigest(digest: Digest, issue: DigestIssue, once: string): Promise<string | null> {
    const place = placeKey(digest.place);
    return this.#send(once, { place, titles: issue.stories.map(({ title }) => title), issue, news: null });
  }

  async writeNews(followed: FollowedStory, news: StoryNews, once: string): Promise<string | null> {
    const place = placeKey(followed.place);
    return this.#send(once, { place, titles: news.lines.map(({ title }) => title), issue: null, news });
  }

  async tellDigestStopped({ setUp }: Digest): Promise<string | null> {
    this.told.push(setUp.channel ?? '');
    return null;
  }

  async tellNewsStopped({ setUp }: FollowedStory): Promise<string | null> {
    this.told.push(setUp.channel ?? '');
    return null;
  }

  #send(once: string, message: Omit<WrittenMessage, 'at'>): string | null {
    if (this.answer instanceof Error) throw this.answer;
    if (this.answer !== null) return this.answer;
    const now = this.#clock.nowMs();
    const key = `${message.place} ${once}`;
    if ((this.#sent.get(key) ?? Number.NEGATIVE_INFINITY) < now - nonceMs) {
      this.messages.push({ ...message, at: this.#clock.moment });
      this.#sent.set(key, now);
    }
    this.afterSending();
    return null;
  }
}
