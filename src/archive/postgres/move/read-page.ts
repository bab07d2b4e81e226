import type { Cursor, MovedRow, RowValue } from '../../move/archive-rows.js';
import { positionColumn, type MovedTable } from '../../move/moved-table.js';
import { isInOrderOfWriting, selectedColumns } from '../../move/row-sum.js';
import { toVectorBytes } from '../../vector-bytes.js';
import { homesOf } from '../passage-home.js';
import type { Session } from '../session.js';
import type { SqlParameter } from '../sql-client.js';
import { fromVectorText } from '../vector-text.js';

/** Tables of the desk whose rows are put together from others, or called otherwise. */
const deskViews: Readonly<Record<string, string>> = {
  uses_key: "SELECT value FROM meta WHERE key = 'uses-key'",
  uses: 'SELECT collection, person_id, kind, at, count(*) AS times FROM uses GROUP BY collection, person_id, kind, at',
};

/** By what the order of writing is told; of others by `sequence`. */
const positions: Readonly<Record<string, string>> = { audit: 'id' };

/** Some rows of a table, in order. To be called in a transaction of the scope. */
export async function readPage(
  session: Session,
  table: MovedTable,
  after: Cursor | null,
): Promise<readonly MovedRow[]> {
  const view = await viewOf(session, table);
  const parameters: SqlParameter[] = [...view.parameters];
  const named = (value: SqlParameter): string => `$${parameters.push(value)}`;
  const order = table.order.join(', ');
  const places = (after ?? []).map(named);
  // The first column alone is what an index is asked for.
  const behind =
    after === null ? '' : `WHERE ${table.order[0]} >= ${places[0]} AND (${order}) > (${places.join(', ')})`;
  const rows = await session.all<MovedRow>(
    `SELECT ${selectedColumns(table).join(', ')} FROM (${view.sql}) AS stored ${behind} ORDER BY ${order} LIMIT ${table.rowsAtOnce}`,
    ...parameters,
  );
  return table.name === 'passages' ? rows.map(withVectorBytes) : rows;
}

interface View {
  readonly sql: string;
  readonly parameters: readonly SqlParameter[];
}

async function viewOf(session: Session, table: MovedTable): Promise<View> {
  const known = deskViews[table.name];
  if (known !== undefined) return { sql: known, parameters: [] };
  const { collection } = session;
  if (table.name === 'passages') {
    return {
      sql: `SELECT *, embedding::text AS vector FROM passages WHERE collection = $1 AND home = ANY($2::text[])`,
      parameters: [collection, await homesOf(session)],
    };
  }
  const position = isInOrderOfWriting(table)
    ? `${positions[table.name] ?? 'sequence'} AS ${positionColumn}, `
    : '';
  const sql = `SELECT ${position}* FROM ${table.name}`;
  // The desk sees all collections.
  if (collection === '') return { sql, parameters: [] };
  return { sql: `${sql} WHERE collection = $1`, parameters: [collection] };
}

function withVectorBytes(row: MovedRow): MovedRow {
  const vector: RowValue = toVectorBytes(fromVectorText(String(row['vector'])));
  return { ...row, vector };
}
