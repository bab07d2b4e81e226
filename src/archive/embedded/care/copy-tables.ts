import { isDiskFull } from '../../archive-trouble.js';
import type { Connection, SqlValue } from '../connection.js';
import { summedTables, type SummedTable } from '../row-sums.js';
import { causeOf } from './check-structure.js';
import { keyOf, mendedRows, nothingMended, type MendedRows } from './mended-rows.js';
import { asRecord } from './raw-rows.js';
import { readableRows, type Row } from './readable-rows.js';
import type { RepairNotes } from './repair-notes.js';

/** How a table is copied that is not simply copied. */
export interface TableCopying {
  /** Rows are given to this instead of being written as they are. */
  readonly write?: (row: Row, write: (table: string, row: Row) => void) => void;
  /** Its rows are worked out from others: nothing of it is copied, and nothing is lost by that. */
  readonly isDerived?: boolean;
  /** Told where rows cannot be read, or may be wrong without its being known which. */
  readonly onDoubt?: () => void;
}

/** What of a damaged file can be read. */
export interface CopyParts {
  readonly source: Connection;
  readonly target: Connection;
  readonly notes: RepairNotes;
  readonly special: ReadonlyMap<string, TableCopying>;
}

/** Copies the rows of all tables that can be read into a new file, mended where they are damaged. To be called in a transaction of the target. */
export function copyTables(parts: CopyParts): void {
  for (const table of summedTables(parts.target)) {
    if (!parts.special.get(table.name)?.isDerived) copyTable(parts, table);
  }
  copySequences(parts);
}

function copyTable({ source, target, notes, special }: CopyParts, table: SummedTable): void {
  const copying = special.get(table.name) ?? {};
  const where = `table ${table.name}`;
  const mending = copying.write ? nothingMended : mendingOf(source, table);
  let refused = 0;
  const write = (name: string, row: Row): void => {
    if (!insert(target, name, row)) refused += 1;
  };
  let isLost = false;
  const onLoss = (): void => {
    isLost = true;
    notes.note(
      where,
      'Some of its rows cannot be read.',
      'They are left out. They stand in the damaged file.',
    );
  };
  try {
    for (const { row_id: _rowId, ...row } of readableRows(source, table, onLoss)) {
      if (copying.write) copying.write(row, write);
      else copyRow(table, row, mending, write, notes);
    }
  } catch (error) {
    if (isDiskFull(error)) throw error;
    notes.note(
      where,
      `It cannot be read: ${causeOf(error)}`,
      'Its rows are lost. What is left stands in the damaged file.',
    );
    isLost = true;
  }
  if (refused > 0) {
    notes.note(
      where,
      `${refused} of its rows are not of its form.`,
      'They are left out. They stand in the damaged file.',
    );
  }
  if (mending.isUncertain && !copying.onDoubt) {
    notes.note(
      where,
      'A row is not what was stored.',
      'Which one is not known: its rows are kept as they are.',
    );
  }
  if (isLost || refused > 0 || mending.isUncertain) copying.onDoubt?.();
}

function mendingOf(source: Connection, table: SummedTable): MendedRows {
  try {
    return mendedRows(source, table);
  } catch {
    // Rows that cannot be read cannot be summed; what can be read is copied.
    return nothingMended;
  }
}

function copyRow(
  table: SummedTable,
  row: Row,
  { mended, damaged }: MendedRows,
  write: (name: string, row: Row) => void,
  notes: RepairNotes,
): void {
  const key = keyOf(table, row);
  const right = mended.get(key);
  const where = `table ${table.name}`;
  if (right) {
    notes.note(
      where,
      'A row is not what was stored.',
      'One bit was flipped, and was turned back: it is what was stored again.',
    );
    write(table.name, asRecord(table.columns, right));
  } else if (damaged.has(key)) {
    const which = table.key.map((column) => String(row[column])).join('/');
    notes.note(
      where,
      'A row is not what was stored.',
      `Row ${which} is left out. It stands in the damaged file.`,
    );
  } else write(table.name, row);
}

/** False where the row breaks a rule of the table, as a number that has become a text. */
function insert(target: Connection, table: string, row: Row): boolean {
  const columns = Object.keys(row);
  try {
    const { changes } = target.run(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...Object.values<SqlValue>(row),
    );
    return changes > 0;
  } catch (error) {
    if (isDiskFull(error)) throw error;
    return false;
  }
}

/** Ids that were given once are not given again. */
function copySequences({ source, target }: CopyParts): void {
  try {
    const rows = source.all<{ readonly name: string; readonly seq: number }>(
      'SELECT name, seq FROM sqlite_sequence',
    );
    for (const { name, seq } of rows) {
      target.run('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?', seq, name);
      target.run(
        `INSERT INTO sqlite_sequence (name, seq) SELECT ?, ? WHERE NOT EXISTS
           (SELECT 1 FROM sqlite_sequence WHERE name = ?) AND ? IN (SELECT name FROM sqlite_schema)`,
        name,
        seq,
        name,
        name,
      );
    }
  } catch (error) {
    if (isDiskFull(error)) throw error;
    // They go on from the greatest id that is there.
  }
}

/** Deletes rows that belong to a row which is not there, until there is none. @returns their tables */
export function deleteOrphans(target: Connection): ReadonlySet<string> {
  const touched = new Set<string>();
  for (let before = -1; before !== touched.size;) {
    before = touched.size;
    for (const { name } of summedTables(target)) {
      for (const condition of orphanConditions(target, name)) {
        if (target.run(`DELETE FROM ${name} WHERE ${condition}`).changes > 0) touched.add(name);
      }
    }
  }
  return touched;
}

interface ForeignKeyColumn {
  readonly id: number;
  readonly table: string;
  readonly from: string;
  readonly to: string;
}

function orphanConditions(target: Connection, name: string): readonly string[] {
  const columns = target.all<ForeignKeyColumn>('SELECT * FROM pragma_foreign_key_list(?)', name);
  return [...new Set(columns.map(({ id }) => id))].map((id) => {
    const own = columns.filter((column) => column.id === id);
    const isSet = own.map(({ from }) => `${name}.${from} IS NOT NULL`);
    const meets = own.map(({ from, to }) => `parent.${to} = ${name}.${from}`);
    return `${isSet.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${own[0]?.table} AS parent WHERE ${meets.join(' AND ')})`;
  });
}
