import { createHash } from 'node:crypto';
import { countOf } from '../../count-of.js';
import type { ArchiveRows, Cursor, MovedRow, Scope } from './archive-rows.js';
import { sumOfJobs } from './move-jobs.js';
import { collectionRows, deskRows, type MovedTable } from './moved-table.js';
import { cursorBehind, RowSum, type TableSum } from './row-sum.js';

/** What a scope was found to hold in both archives, table by table. */
export interface ScopeComparison {
  readonly scope: Scope;
  /** Rows by table, as the source has them. */
  readonly rows: Readonly<Record<string, number>>;
  /** Of the sums of the source's tables: two archives that hold the same have the same, whatever they are stored in. */
  readonly sha256: string;
  /** What differs, in words; empty where all is the same. */
  readonly differences: readonly string[];
}

/** How the source's rows are kept in the target. */
type Kept = (table: MovedTable, row: MovedRow) => MovedRow;

export interface Compared {
  readonly source: ArchiveRows;
  readonly target: ArchiveRows;
  readonly kept: Kept;
}

/** Reads a scope in both archives and compares the sums. */
export async function compareScope(archives: Compared, scope: Scope): Promise<ScopeComparison> {
  const { source, target, kept } = archives;
  const sums = new Map<string, TableSum>();
  const differences: string[] = [];
  const compare = (name: string, here: TableSum, there: TableSum): void => {
    sums.set(name, here);
    const difference = differenceOf(here, there);
    if (difference) differences.push(`${scope ?? 'desk'}: ${name}: ${difference}`);
  };
  for (const table of scope === null ? deskRows : collectionRows) {
    const here = await sumOfTable(source, scope, table, kept);
    compare(table.name, here, await sumOfTable(target, scope, table, (_, row) => row));
  }
  if (scope === null) compare('jobs', sumOfJobs(await source.jobs()), sumOfJobs(await target.jobs()));
  return {
    scope,
    rows: Object.fromEntries([...sums].map(([name, { rows }]) => [name, rows])),
    sha256: createHash('sha256')
      .update(JSON.stringify([...sums]))
      .digest('hex'),
    differences,
  };
}

function differenceOf(here: TableSum, there: TableSum): string | null {
  if (here.sha256 === there.sha256) return null;
  if (here.rows === there.rows) return `${countOf(here.rows, 'row')} in both, of other content`;
  return `${countOf(here.rows, 'row')} in the source, ${there.rows} in the target`;
}

async function sumOfTable(
  archive: ArchiveRows,
  scope: Scope,
  table: MovedTable,
  kept: Kept,
): Promise<TableSum> {
  const sum = new RowSum(table);
  let after: Cursor | null = null;
  do {
    const rows: readonly MovedRow[] = await archive.page(scope, table, after);
    for (const row of rows) sum.add(kept(table, row));
    after = cursorBehind(table, rows);
  } while (after !== null);
  return sum.total();
}

/** Whether nothing was ever kept in an archive. */
export async function isEmpty(archive: ArchiveRows): Promise<boolean> {
  if ((await archive.collections()).length > 0 || (await archive.jobs()).length > 0) return false;
  for (const table of deskRows) {
    if (table.name !== 'uses_key' && (await archive.page(null, table, null)).length > 0) return false;
  }
  return true;
}
