import type { AddOutcome } from '../reading/article-input.js';

/** What became of one article, as `add` and `import` print it. */
export interface OutcomeJson {
  /** Its file, where a folder is imported: the path from there. */
  readonly file?: string;
  readonly article: string | null;
  readonly externalId: string | null;
  /** `skipped`: a file of a kind that is not read, in a folder that is imported. */
  readonly status: 'added' | 'updated' | 'duplicate' | 'refused' | 'skipped';
  readonly reason?: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly passages: number;
}

/** @param externalId of the record it was made from, where that has one: the article may be known by another. */
export function outcomeToJson(
  { status, article, passages }: AddOutcome,
  externalId: string | null = article.externalId,
): OutcomeJson {
  return {
    article: article.id,
    externalId,
    status,
    title: article.title,
    outlet: article.outlet,
    publishedAt: article.publishedAt,
    language: article.language,
    passages,
  };
}

export function refusalToJson(
  reason: string,
  externalId: string | null = null,
  title: string | null = null,
): OutcomeJson {
  return {
    article: null,
    externalId,
    status: 'refused',
    reason,
    title,
    outlet: null,
    publishedAt: null,
    language: null,
    passages: 0,
  };
}
