import type { SearchFilter } from '../collection.js';
import { outletKey } from '../outlet-key.js';
import type { SqlValue } from './connection.js';

export interface SqlCondition {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * The searchable passages that pass `filter`, as a condition on `passages AS p`. An undated passage
 * has an empty day, which sorts before every other: it passes an upper end by itself, and each case
 * is one range of an index.
 */
export function passesFilter(filter: SearchFilter): SqlCondition {
  const { sql, parameters } = passesDates(filter);
  return { sql: `p.searchable = 1 AND ${sql}`, parameters };
}

/** Rows with `day` and `outlet_key` that pass `filter`, as a condition on `AS p`. */
export function passesDates(filter: SearchFilter): SqlCondition {
  const conditions = ['TRUE'];
  const parameters: SqlValue[] = [];
  if (filter.since !== null) {
    conditions.push('p.day >= ?');
    parameters.push(filter.since);
  } else if (!filter.keepUndated) {
    conditions.push("p.day > ''");
  }
  if (filter.until !== null) {
    conditions.push('p.day <= ?');
    parameters.push(filter.until);
  }
  if (filter.outlet !== null) {
    conditions.push('p.outlet_key = ?');
    parameters.push(outletKey(filter.outlet));
  }
  return { sql: conditions.join(' AND '), parameters };
}
