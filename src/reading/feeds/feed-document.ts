import type { FeedRhythm } from '../../archive/feeds.js';

/** One entry of a feed, as it stands there; nothing of it is cleaned or believed yet. */
export interface FeedItem {
  /** By which it is known again: its normalised URL, else its own id, else its words. */
  readonly key: string;
  /** Absolute, http(s), normalised; null where it has none. */
  readonly url: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  /** ISO 8601; null where it has none, or one that is still to come. */
  readonly publishedAt: string | null;
  /** When it was last changed, as `publishedAt`. */
  readonly modifiedAt: string | null;
  /** The whole article as HTML, where the feed carries it. */
  readonly html: string | null;
}

/** What a feed says at one moment. */
export interface FeedDocument {
  readonly title: string | null;
  readonly format: 'RSS' | 'Atom' | 'RDF' | 'JSON Feed';
  /** The newest, at most fifty, newest first; each key once. */
  readonly items: readonly FeedItem[];
  /** How many there were. */
  readonly itemCount: number;
  readonly rhythm: FeedRhythm;
}

/** A feed named in an OPML file. */
export interface FeedOutline {
  readonly url: string;
  readonly title: string | null;
}

/** Why something cannot be read as a feed. */
export type FeedRefusal = 'not-a-feed' | 'broken-feed' | 'not-opml';

/** Something to be read; the URL is what relative links are relative to. */
export type FeedTask =
  | {
      readonly kind: 'feed';
      readonly bytes: Uint8Array;
      readonly charset: string | null;
      readonly url: string;
      /** Milliseconds since 1970: what is dated after it is not believed. */
      readonly nowMs: number;
    }
  | {
      readonly kind: 'links';
      readonly bytes: Uint8Array;
      readonly charset: string | null;
      readonly url: string;
    }
  | { readonly kind: 'opml'; readonly bytes: Uint8Array };

export type FeedResult =
  | { readonly feed: FeedDocument }
  | { readonly links: readonly string[] }
  | { readonly outlines: readonly FeedOutline[] }
  | { readonly refusal: FeedRefusal };

export type FeedRequest = FeedTask & { readonly id: number };
export type FeedReply = { readonly id: number } & (FeedResult | { readonly failure: string });
