import { textHash } from '../../text-hash.js';
import { versionChecksum } from '../article-rows.js';
import type { Connection, SqlValue } from '../connection.js';
import type { SummedTable } from '../row-sums.js';
import {
  passageWhere,
  versionWhere,
  isPassageWhole,
  isVersionWhole,
  type StoredPassage,
  type StoredVersion,
} from './check-rows.js';
import type { VersionName } from './finding.js';
import { mendBit } from './mend-bit.js';
import { asRecord, rawRows } from './raw-rows.js';
import type { Row } from './readable-rows.js';
import type { RepairNotes } from './repair-notes.js';

/** How long one row is worked on. */
const mendMs = 20_000;

/** A text that was read once more from what it was made of. */
export interface ReadAgain extends VersionName {
  readonly text: string;
}

/** Says what of a damaged table's row is to be written into the new file; null: nothing. */
export type MendRow = (row: Row) => Row | null;

/** Versions: mended bit by bit, else from the original read again, else without the facts that are damaged, else kept aside. */
export function versionMender(
  source: Connection,
  table: SummedTable,
  again: readonly ReadAgain[],
  notes: RepairNotes,
): MendRow {
  return (row) => {
    const stored = row as unknown as StoredVersion;
    if (isVersionWhole(stored)) return row;
    const where = versionWhere(stored);
    const problem = 'It is not what was stored.';
    const mended = mendVersion(source, table, stored);
    if (mended) {
      notes.note(where, problem, 'One bit was flipped, and was turned back: it is what was stored again.');
      return mended;
    }
    const reread = [...again.filter(isOf(stored)), ...otherVersions(source, stored)]
      .map(({ text }) => ({ ...stored, text }))
      .find(isVersionWhole);
    if (reread) {
      notes.note(where, problem, 'Its text was read again from what it was made of, and is what was stored.');
      return reread as unknown as Row;
    }
    if (stored.text !== null && textHash(stored.text) === stored.text_hash) {
      notes.note(
        where,
        problem,
        'Its text is whole and is kept; title, outlet, dates, authors or URL may be wrong: correct them.',
      );
      return { ...row, checksum: versionChecksum(stored) };
    }
    notes.note(where, problem, 'It is lost: add it again. What is left of it stands in the damaged file.');
    return null;
  };
}

function isOf({ article_id: articleId, version }: StoredVersion) {
  return (again: ReadAgain): boolean => again.articleId === articleId && again.version === version;
}

/** Versions of which only facts were corrected have one text. */
function otherVersions(source: Connection, row: StoredVersion): readonly { readonly text: string }[] {
  try {
    return source.all<{ readonly text: string }>(
      'SELECT text FROM versions WHERE article_id = ? AND version <> ? AND text IS NOT NULL',
      row.article_id,
      row.version,
    );
  } catch {
    return [];
  }
}

/** The row with the one bit turned back that was flipped in it; null where that is not it. */
export function mendVersion(source: Connection, table: SummedTable, row: StoredVersion): Row | null {
  const condition = 'article_id = ? AND version = ?';
  const [raw] = rawRows(source, table, condition, row.article_id, row.version);
  if (!raw) return null;
  const deadline = performance.now() + mendMs;
  const isWhole = (values: readonly SqlValue[]) =>
    isVersionWhole(asRecord(table.columns, values) as unknown as StoredVersion);
  const values = mendBit(raw, isWhole, deadline);
  return values && asRecord(table.columns, values);
}

/** Passages with their vectors: mended bit by bit, else left out, to be made anew from the text. */
export function passageMender(source: Connection, table: SummedTable, notes: RepairNotes) {
  return (row: Row): { readonly passage: Row; readonly vector: Buffer } | null => {
    const vector = readVector(source, Number(row['id']));
    const stored = { ...row, vector } as unknown as StoredPassage;
    if (vector && isPassageWhole(stored)) return { passage: row, vector };
    const where = passageWhere(stored);
    const mended = vector && mendPassage(source, table, stored);
    if (mended) {
      notes.note(
        where,
        'It is not what was stored.',
        'One bit was flipped, and was turned back: it is what was stored again.',
      );
      return mended;
    }
    if (row['searchable'] === 0) {
      const done =
        'It is of an older version or a removed article, of which nothing is searched: it is left out.';
      notes.note(where, 'It is not what was stored.', done);
      return null;
    }
    notes.note(where, 'It is not what was stored.', 'It is made anew from the text of its article.');
    notes.wanted.push({ articleId: String(row['article_id']), version: Number(row['version']) });
    return null;
  };
}

function readVector(source: Connection, id: number): Buffer | null {
  try {
    return (
      source.get<{ readonly vector: Buffer }>('SELECT vector FROM vectors WHERE passage_id = ?', id)
        ?.vector ?? null
    );
  } catch {
    return null;
  }
}

function mendPassage(source: Connection, table: SummedTable, { id, vector }: StoredPassage) {
  const [raw] = rawRows(source, table, 'id = ?', id);
  if (!raw || !vector) return null;
  const columns = [...table.columns, 'vector'];
  const isWhole = (values: readonly SqlValue[]) =>
    isPassageWhole(asRecord(columns, values) as unknown as StoredPassage);
  const values = mendBit([...raw, { value: vector, isText: false }], isWhole, performance.now() + mendMs);
  if (!values) return null;
  const { vector: mended, ...passage } = asRecord(columns, values);
  return { passage, vector: Buffer.from(mended as Uint8Array) };
}
