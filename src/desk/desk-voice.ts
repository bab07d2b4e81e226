import type { Announcer } from '../reading/feeds/announcer.js';
import type { NewsWriter } from './news-writer.js';
import type { RequestVoice } from './requests/request-voice.js';

/** By what a desk says things of its own accord: each part of it a way to say what comes of one kind of work. */
export interface DeskVoice {
  readonly feeds: Announcer;
  readonly requests: RequestVoice;
  readonly news: NewsWriter;
}

/** Has a desk do what it says of its own accord, from now on; the returned function ends that. */
export type Speak = (voice: DeskVoice) => () => Promise<void>;
