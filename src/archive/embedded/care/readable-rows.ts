import type { Connection, SqlValue } from '../connection.js';
import type { SummedTable } from '../row-sums.js';

export type Row = Readonly<Record<string, SqlValue>>;

/** Between what is read from the front and what is read from the end so many row ids are tried one by one. */
const mostProbes = 50_000;
/** Where it is not known how far the ids go. */
const fewProbes = 2_000;

/**
 * The rows of a table that can be read, each once. Where a page is damaged they are read from the front as far as it, from the
 * end as far as it, and by their ids in between.
 * @param onLoss told once where there are rows that cannot be read.
 */
export function* readableRows(
  connection: Connection,
  table: Pick<SummedTable, 'name' | 'columns' | 'key'>,
  onLoss: () => void,
): Generator<Row, void> {
  const { name, columns, key } = table;
  const hasRowId = !isWithoutRowId(connection, name);
  const order = hasRowId ? ['rowid'] : key;
  const selected = `SELECT ${hasRowId ? 'rowid AS row_id, ' : ''}${columns.join(', ')} FROM ${name} NOT INDEXED`;
  const seen = new Set<string>();
  const isNew = (row: Row): boolean => {
    const id = hasRowId ? String(row['row_id']) : JSON.stringify(key.map((column) => row[column]));
    return seen.size < seen.add(id).size;
  };
  let [low, high] = [0, 0];
  try {
    for (const row of connection.each<Row>(`${selected} ORDER BY ${order.join(', ')}`)) {
      if (isNew(row)) yield row;
      low = Number(row['row_id'] ?? 0);
    }
    return;
  } catch {
    onLoss();
  }
  try {
    const backwards = order.map((column) => `${column} DESC`).join(', ');
    for (const row of connection.each<Row>(`${selected} ORDER BY ${backwards}`)) {
      high = Number(row['row_id'] ?? 0);
      if (!isNew(row)) return;
      yield row;
    }
  } catch {
    if (!hasRowId) return;
    const end = high === 0 ? lastGiven(connection, name, low) + 1 : high;
    const last = Math.min(end, low + mostProbes);
    for (let id = low + 1; id < last; id += 1) {
      const row = readOne(connection, `${selected} WHERE rowid = ?`, id);
      if (row && isNew(row)) yield row;
    }
  }
}

/** The greatest id that a table has given, as far as it is known. */
function lastGiven(connection: Connection, name: string, low: number): number {
  try {
    const sequence = connection.number('SELECT seq FROM sqlite_sequence WHERE name = ?', name);
    return sequence > 0 ? sequence : low + fewProbes;
  } catch {
    return low + fewProbes;
  }
}

function readOne(connection: Connection, sql: string, id: number): Row | null {
  try {
    return connection.get<Row>(sql, id);
  } catch {
    return null;
  }
}

function isWithoutRowId(connection: Connection, name: string): boolean {
  const found = connection.get<{ readonly wr: number }>(
    "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?",
    name,
  );
  return found?.wr === 1;
}
