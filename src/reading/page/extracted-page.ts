/** What extraction makes of a page. Nothing of it is cleaned yet. */
export interface ExtractedPage {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** Absolute, of the page's own site; null where the page names none, or another site's. */
  readonly canonicalUrl: string | null;
  readonly language: string | null;
  /** Paragraphs parted by empty lines. */
  readonly text: string;
}

/** Why a page holds no article. */
export type PageRefusal =
  | 'consent-wall'
  | 'bot-wall'
  | 'paywall'
  | 'index-page'
  | 'missing-page'
  | 'no-article'
  | 'too-deep'
  | 'too-many-tags';

export interface ExtractionRequest {
  readonly id: number;
  readonly html: Uint8Array;
  /** As the HTTP header names it. */
  readonly charset: string | null;
  readonly url: string | null;
}

export type ExtractionReply =
  | { readonly id: number; readonly page: ExtractedPage }
  | { readonly id: number; readonly refusal: PageRefusal }
  | { readonly id: number; readonly failure: string };
