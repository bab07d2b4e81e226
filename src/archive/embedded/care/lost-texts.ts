import { brotliDecompressSync } from 'node:zlib';
import { textHash } from '../../text-hash.js';
import { toHead } from '../article-rows.js';
import type { Connection } from '../connection.js';
import { summedTables } from '../row-sums.js';
import type { LostText } from './care-messages.js';
import { damagedVersions, type StoredVersion } from './check-rows.js';
import { mendVersion } from './copy-articles.js';

interface StoredOriginal {
  readonly media_type: string;
  readonly brotli: Buffer;
  readonly size_bytes: number;
}

/** Versions whose text is damaged in more than a bit, and whose original can be read. */
export function lostTexts(connection: Connection): readonly LostText[] {
  const table = summedTables(connection).find(({ name }) => name === 'versions');
  if (!table) return [];
  const lost: LostText[] = [];
  try {
    for (const row of damagedVersions(connection)) {
      if (row.text !== null && textHash(row.text) === row.text_hash) continue;
      if (!mendVersion(connection, table, row)) lost.push(...lostText(connection, row));
    }
  } catch {
    // What comes after a page that cannot be read is met by no page-wise reading.
  }
  return lost;
}

/** A version with corrected facts has no original of its own: its text is that of a version before. */
function lostText(connection: Connection, row: StoredVersion): readonly LostText[] {
  const article = toHead({ ...row, id: row.article_id, external_id: null, added_by: null });
  const originals = connection.all<StoredOriginal>(
    'SELECT media_type, brotli, size_bytes FROM originals WHERE article_id = ? ORDER BY version = ? DESC, version DESC',
    row.article_id,
    row.version,
  );
  return originals.flatMap((original) => {
    const bytes = unpacked(original);
    if (!bytes) return [];
    const { article_id: articleId, version } = row;
    return [{ articleId, version, article, original: { mediaType: original.media_type, bytes } }];
  });
}

function unpacked({ brotli, size_bytes: sizeBytes }: StoredOriginal): Uint8Array | null {
  try {
    return new Uint8Array(brotliDecompressSync(brotli, { maxOutputLength: Math.max(sizeBytes, 1) }));
  } catch {
    return null;
  }
}
