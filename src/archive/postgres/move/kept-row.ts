import { versionChecksum, type VersionRow } from '../../article-rows.js';
import type { MovedRow, RowValue } from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import { storableRow } from '../storable-text.js';

/** A row as PostgreSQL keeps it. The checksum of a version is of what is kept. */
export function keptRow(table: MovedTable, row: MovedRow): MovedRow {
  if (!Object.values(row).some(hasNul)) return row;
  const kept = storableRow(row);
  if (table.name !== 'versions') return kept;
  return { ...kept, checksum: versionChecksum(kept as unknown as VersionRow) };
}

function hasNul(value: RowValue): boolean {
  return typeof value === 'string' && value.includes('\0');
}
