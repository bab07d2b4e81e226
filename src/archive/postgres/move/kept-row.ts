import { versionChecksum, type VersionRow } from '../../article-rows.js';
import type { MovedRow, RowValue } from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';

/** A row as PostgreSQL keeps it, whose texts hold no NUL. The checksum of a version is of what is kept. */
export function keptRow(table: MovedTable, row: MovedRow): MovedRow {
  if (!Object.values(row).some(hasNul)) return row;
  const kept = Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      hasNul(value) ? value.replaceAll('\0', '\ufffd') : value,
    ]),
  );
  if (table.name !== 'versions') return kept;
  return { ...kept, checksum: versionChecksum(kept as unknown as VersionRow) };
}

function hasNul(value: RowValue): value is string {
  return typeof value === 'string' && value.includes('\0');
}
