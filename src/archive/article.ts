/** Somebody who adds or asks: a Discord account, or the person at the terminal. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Where a text is from. Only `fetched` and `feed` were checked against a host. */
export type Provenance =
  | { readonly kind: 'fetched'; readonly host: string }
  | {
      readonly kind: 'feed';
      /** Where the text was read: the page's host, or the feed's own where the feed carried it. */
      readonly host: string;
      readonly feedUrl: string;
      /** True where the text stood in the feed itself, because its page could not be read. */
      readonly inFeed?: boolean;
    }
  | {
      readonly kind: 'file';
      /** Empty in answers whose article was purged. */
      readonly fileName: string;
      readonly by: Person | null;
    }
  | { readonly kind: 'pasted'; readonly by: Person }
  | PostedProvenance
  | { readonly kind: 'starter' };

/** A text that somebody wrote in a channel, and somebody put into the archive. Nobody checked it. */
export interface PostedProvenance extends PostedMessage {
  readonly kind: 'posted';
  /** Who put it into the archive. */
  readonly by: Person;
}

/** The message that a text was written in. */
export interface PostedMessage {
  readonly author: Person;
  /** Where the message stands. */
  readonly messageUrl: string;
  /** The author passed on what somebody else had written; Discord does not say who. */
  readonly forwarded: boolean;
}

/** What reading makes of a page, a file or a pasted text: clean, and not yet in an archive. */
export interface ArticleContent {
  /** Null where the text has none: a title is never invented. */
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  /** ISO 8601, `2024-12-13` or with a time in UTC (`2024-12-13T08:30:00Z`). */
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** Normalised. */
  readonly url: string | null;
  /** BCP 47, as the text itself states or was detected; null where unknown. */
  readonly language: string | null;
  /** Plain text; paragraphs are parted by one empty line. What is stored here is what is quoted. */
  readonly text: string;
  readonly provenance: Provenance;
  /** The id an importer gave it. */
  readonly externalId: string | null;
  /** When it was read: ISO 8601, UTC. */
  readonly retrievedAt: string;
  /** The bytes that it was read from, kept so that a version can be read again. */
  readonly original: Original | null;
  /** Who typed the outlet; missing where nobody did, and the text itself or its host states it. */
  readonly outletBy?: Person;
  /** Who gave it; missing where nobody is known. */
  readonly addedBy?: Person;
}

export interface Original {
  /** Media type, as `text/html; charset=utf-8`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** An article in an archive, in its newest version. */
export interface Article extends Omit<ArticleContent, 'original'> {
  /** Made from what identifies it (URL, else external id, else text): the same in every archive. */
  readonly id: string;
  /** 1 for the first. Versions are immutable. */
  readonly version: number;
  /** When this version was stored: ISO 8601, UTC. */
  readonly addedAt: string;
  /** Who corrected the facts of this version by hand; missing where nobody did. */
  readonly editedBy?: Person;
}

/** An article without its text, for lists. */
export type ArticleHead = Omit<Article, 'text'>;

/** A half-open range of UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A run of whole sentences of an article, before it is embedded. Offsets count in the article's text. */
export interface PassageDraft extends Span {
  /** The sentences of the passage in order, each without surrounding space. */
  readonly sentences: readonly Span[];
}

/** A passage with its vector: unit length, of the archive's model profile. */
export interface EmbeddedPassage extends PassageDraft {
  readonly vector: Float32Array;
}

/** A passage in an archive. */
export interface Passage extends PassageDraft {
  /** Within its collection; also the label in the vector index. */
  readonly id: number;
  readonly articleId: string;
  readonly version: number;
  /** The passage's slice of the article's text. */
  readonly text: string;
}
