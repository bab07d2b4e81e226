import { brotliDecompressSync } from 'node:zlib';
import type { Connection } from '../../src/archive/embedded/connection.js';
import { isCorrection, isOfFirstSchema, keptWith, removedWith, type ArticleState } from './article-state.js';
import { inventedArticle, keyOfUrl, revisionOfText, titleOf } from './invented-article.js';

interface StoredVersion {
  readonly id: string;
  readonly url: string | null;
  readonly removed: number;
  readonly currentVersion: number;
  readonly version: number;
  readonly title: string | null;
  readonly text: string | null;
  readonly isEdited: number;
  readonly brotli: Buffer | null;
}

/** What stands in the rows of a collection, and what of it is not as it was given. */
export interface Observed {
  readonly states: Readonly<Record<string, ArticleState>>;
  /** Ids of articles, by key. */
  readonly ids: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

/** Reads every article, version and original, byte for byte. */
export function observeArchive(connection: Connection): Observed {
  const rows = connection.all<StoredVersion>(
    `SELECT a.id, a.url, a.removed_at IS NOT NULL AS removed, a.current_version AS currentVersion, v.version, v.title,
       v.text, v.edited_by IS NOT NULL AS isEdited, o.brotli
     FROM articles AS a LEFT JOIN versions AS v ON v.article_id = a.id
     LEFT JOIN originals AS o ON o.article_id = a.id AND o.version = v.version ORDER BY a.id, v.version`,
  );
  const states: Record<string, ArticleState> = {};
  const ids: Record<string, string> = {};
  const faults: string[] = [];
  const byArticle = new Map<string, StoredVersion[]>();
  for (const row of rows) byArticle.set(row.id, [...(byArticle.get(row.id) ?? []), row]);
  for (const versions of byArticle.values()) {
    const [first] = versions;
    const key = keyOfUrl(first?.url ?? null);
    if (!first || key === null) {
      faults.push(`an article that nobody added: ${first?.id}`);
      continue;
    }
    if (states[key] !== undefined) faults.push(`${key} is there twice`);
    const given = versions.map((row) => versionOf(row, key, faults));
    if (first.currentVersion !== versions.at(-1)?.version)
      faults.push(`${key}: its newest version is not the current one`);
    states[key] = first.removed ? removedWith(given) : keptWith(given);
    ids[key] = first.id;
  }
  for (const { url } of connection.all<{ readonly url: string | null }>('SELECT url FROM removed_articles')) {
    const key = keyOfUrl(url);
    if (key === null || states[key] !== undefined) faults.push(`${key ?? url} is purged, and there`);
    else states[key] = 'purged';
  }
  return { states, ids, faults };
}

function versionOf(row: StoredVersion, key: string, faults: string[]): string {
  const revision = revisionOfText(row.text ?? '');
  const version = `${revision}${row.isEdited ? 'e' : ''}`;
  const where = `${key}, version ${row.version} (${version})`;
  if (revision === null || row.text !== inventedArticle(key, revision).text) {
    faults.push(`${where}: its text is not what was given`);
    return version;
  }
  if (row.title !== titleOfVersion(key, version, row.version)) faults.push(`${where}: its title is another`);
  // A correction has no original, and the first schema was filled without.
  const isOriginalKept = !isCorrection(version) && !isOfFirstSchema(revision);
  const original = row.brotli && brotliDecompressSync(row.brotli).toString();
  if (isOriginalKept && original !== row.text) faults.push(`${where}: its original is not what was given`);
  return version;
}

/** @param number of the version, from 1 on. */
export function titleOfVersion(key: string, version: string, number: number): string {
  return isCorrection(version) ? `${titleOf(key)}, corrected ${number}` : titleOf(key);
}
