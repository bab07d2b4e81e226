import type { Person } from './article.js';
import type { RemovedArticle } from './kept-articles.js';

/** A removed article as it is stored. */
export interface RemovedRow {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly removed_at: string;
  readonly removed_by: string | null;
  readonly added_by: string | null;
}

/** @param isPurged whether nothing else of it is kept */
export function toRemoved(row: RemovedRow, isPurged: boolean): RemovedArticle {
  return {
    id: row.id,
    title: row.title,
    outlet: row.outlet,
    url: row.url,
    removedAt: row.removed_at,
    removedBy: toPerson(row.removed_by),
    addedBy: toPerson(row.added_by),
    isPurged,
  };
}

function toPerson(json: string | null): Person | null {
  return json === null ? null : (JSON.parse(json) as Person);
}
