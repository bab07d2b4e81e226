import type { Feed } from '../../src/archive/feeds.js';
import type { Announcer, FeedNews } from '../../src/reading/feeds/announcer.js';

/** An announcer that remembers what it was to say. */
export class FakeAnnouncer implements Announcer {
  readonly announced: { readonly channel: string; readonly news: FeedNews }[] = [];
  readonly paused: { readonly channel: string; readonly feed: Feed }[] = [];
  readonly stopped: { readonly channel: string; readonly feed: Feed }[] = [];
  /** What it answers: null for "sent", a reason, or an error that it rejects with. */
  answer: string | null | Error = null;
  /** What it answers for single channels instead. */
  readonly answers = new Map<string, string | Error>();

  async announce(channel: string, news: FeedNews): Promise<string | null> {
    this.announced.push({ channel, news });
    return this.#answer(channel);
  }

  async tellPaused(channel: string, feed: Feed): Promise<string | null> {
    this.paused.push({ channel, feed });
    return this.#answer(channel);
  }

  async tellStopped(channel: string, feed: Feed): Promise<string | null> {
    this.stopped.push({ channel, feed });
    return this.#answer(channel);
  }

  #answer(channel: string): string | null {
    const answer = this.answers.get(channel) ?? this.answer;
    if (answer instanceof Error) throw answer;
    return answer;
  }
}
