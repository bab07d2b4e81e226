/** What a text says of itself. Null where it says nothing: nothing of it is ever guessed. */
export interface ArticleFacts {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** As it is written, not normalised. */
  readonly url: string | null;
}

export const noFacts: ArticleFacts = {
  title: null,
  outlet: null,
  authors: [],
  publishedAt: null,
  modifiedAt: null,
  url: null,
};

/** `first` where it knows, else `second`. */
export function mergeFacts(first: Partial<ArticleFacts>, second: ArticleFacts): ArticleFacts {
  return {
    title: first.title ?? second.title,
    outlet: first.outlet ?? second.outlet,
    authors: first.authors && first.authors.length > 0 ? first.authors : second.authors,
    publishedAt: first.publishedAt ?? second.publishedAt,
    modifiedAt: first.modifiedAt ?? second.modifiedAt,
    url: first.url ?? second.url,
  };
}
