import { createHash } from 'node:crypto';
import type { Article, ArticleContent, ArticleHead, Person, Provenance } from '../article.js';

/** A version joined with its article, as `articleColumns` selects them. */
export interface ArticleRow {
  readonly id: string;
  readonly external_id: string | null;
  readonly version: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: string;
  readonly published_at: string | null;
  readonly modified_at: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly provenance: string;
  readonly retrieved_at: string;
  readonly added_at: string;
  readonly outlet_by: string | null;
  readonly edited_by: string | null;
  readonly added_by: string | null;
  readonly text: string | null;
}

export type HeadRow = Omit<ArticleRow, 'text'>;

/** Without the text, which is long. For `versions AS v JOIN articles AS a`. */
export const headColumns = `a.id, a.external_id, v.version, v.title, v.outlet, v.authors, v.published_at,
  v.modified_at, v.url, v.language, v.provenance, v.retrieved_at, v.added_at, v.outlet_by, v.edited_by, a.added_by`;

/** For `versions AS v JOIN articles AS a`. */
export const articleColumns = `${headColumns}, v.text`;

export function toArticle(row: ArticleRow): Article {
  return { ...toHead(row), text: row.text ?? '' };
}

export function toHead(row: HeadRow): ArticleHead {
  return {
    id: row.id,
    version: row.version,
    externalId: row.external_id,
    title: row.title,
    outlet: row.outlet,
    authors: JSON.parse(row.authors) as string[],
    publishedAt: row.published_at,
    modifiedAt: row.modified_at,
    url: row.url,
    language: row.language,
    provenance: JSON.parse(row.provenance) as Provenance,
    retrievedAt: row.retrieved_at,
    addedAt: row.added_at,
    ...person('outletBy', row.outlet_by),
    ...person('editedBy', row.edited_by),
    ...person('addedBy', row.added_by),
  };
}

function person<Key extends string>(key: Key, json: string | null): { [K in Key]?: Person } {
  return json === null ? {} : ({ [key]: JSON.parse(json) as Person } as { [K in Key]: Person });
}

export function personColumn(given: Person | null | undefined): string | null {
  return given ? JSON.stringify({ id: given.id, name: given.name }) : null;
}

/** A row of `versions`, which never changes once it is written. */
export interface VersionRow extends Omit<ArticleRow, 'id' | 'external_id' | 'added_by'> {
  readonly article_id: string;
  readonly text_hash: string;
}

export interface VersionFacts {
  readonly articleId: string;
  readonly version: number;
  readonly url: string | null;
  readonly addedAt: string;
  readonly textHash: string;
  readonly editedBy?: Person;
}

export function toVersionRow(content: ArticleContent, facts: VersionFacts): VersionRow {
  return {
    article_id: facts.articleId,
    version: facts.version,
    title: content.title,
    outlet: content.outlet,
    authors: JSON.stringify(content.authors),
    published_at: content.publishedAt,
    modified_at: content.modifiedAt,
    url: facts.url,
    language: content.language,
    provenance: JSON.stringify(content.provenance),
    retrieved_at: content.retrievedAt,
    added_at: facts.addedAt,
    outlet_by: personColumn(content.outletBy),
    edited_by: personColumn(facts.editedBy),
    text: content.text,
    text_hash: facts.textHash,
  };
}

/** A version joined with its article, and what it is checked by. */
export type CheckedRow = ArticleRow & Pick<VersionRow, 'text_hash'> & { readonly checksum: string };

/** Whether a version is what was stored. It takes far less than a millisecond, so that whatever is quoted is checked first. */
export function isWhole(row: CheckedRow): boolean {
  return row.text === null || versionChecksum({ ...row, article_id: row.id }) === row.checksum;
}

/** In this order they are hashed: appending one would be a migration. */
const checkedColumns = [
  'article_id',
  'version',
  'title',
  'outlet',
  'authors',
  'published_at',
  'modified_at',
  'url',
  'language',
  'provenance',
  'retrieved_at',
  'added_at',
  'text',
  'text_hash',
] as const satisfies readonly (keyof VersionRow)[];

/** Younger than rows that are there: hashed where something stands in them, so that those rows keep their sums. */
const laterColumns = ['outlet_by', 'edited_by'] as const satisfies readonly (keyof VersionRow)[];

/** sha256 of everything in the row, as hex: finds what SQLite's own check cannot, a flipped bit in a text. */
export function versionChecksum(row: VersionRow): string {
  const later = laterColumns.filter((column) => row[column] !== null).map((column) => [column, row[column]]);
  const values = [...checkedColumns.map((column) => row[column]), ...later];
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}
