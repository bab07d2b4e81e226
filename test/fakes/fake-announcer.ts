import type { Feed } from '../../src/archive/feeds.js';
import type { Announcer, FeedNews } from '../../src/reading/feeds/announcer.js';

/** An announcer that remembers what it was to say. */
export class FakeAnnouncer implements Announcer {
  readonly announced: { readonly channel: string; readonly news: FeedNews }[] = [];
  readonly paused: { readonly channel: string; readonly feed: Feed }[] = [];
  /** What it answers: null for "sent", a reason, or an error that it rejects with. */
  answer: string | null | Error = null;

  async announce(channel: string, news: FeedNews): Promise<string | null> {
    this.announced.push({ channel, news });
    return this.#answer();
  }

  async tellPaused(channel: string, feed: Feed): Promise<string | null> {
    this.paused.push({ channel, feed });
    return this.#answer();
  }

  #answer(): string | null {
    if (this.answer instanceof Error) throw this.answer;
    return this.answer;
  }
}
