import type { SearchFilter } from '../collection.js';
import { outletKey } from '../outlet-key.js';
import { hashOf } from '../word-hash.js';
import type { Homes } from './passage-home.js';
import type { SqlParameter } from './sql-client.js';

/** A condition that is put together, and the parameters of its statement, of which the first is the collection. */
export class SqlCondition {
  readonly #parts: string[] = [];
  readonly #parameters: SqlParameter[];

  constructor(collection: string) {
    this.#parameters = [collection];
  }

  get sql(): string {
    return this.#parts.length === 0 ? 'TRUE' : this.#parts.join(' AND ');
  }

  get parameters(): readonly SqlParameter[] {
    return [...this.#parameters];
  }

  /** Takes a parameter in. @returns how the statement names it */
  parameter(value: SqlParameter): string {
    this.#parameters.push(value);
    return `$${this.#parameters.length}`;
  }

  /** Adds what must hold of a value. */
  need(part: (name: string) => string, value: SqlParameter): void {
    this.#parts.push(part(this.parameter(value)));
  }

  /** Adds what must hold, and needs no value. */
  needs(part: string): void {
    this.#parts.push(part);
  }
}

/**
 * Searchable passages, `AS p`, that pass `filter`. An undated one has an empty day, which sorts before every other: it passes an
 * upper end by itself.
 */
export function passesFilter(filter: SearchFilter, collection: string, homes: Homes): SqlCondition {
  const condition = new SqlCondition(collection);
  condition.need(
    (value) => `p.home = ANY(${value}::text[]) AND p.collection = $1 AND p.searchable = 1`,
    homes,
  );
  if (filter.since !== null) condition.need((value) => `p.day >= ${value}`, filter.since);
  else if (!filter.keepUndated) condition.needs("p.day > ''");
  if (filter.until !== null) condition.need((value) => `p.day <= ${value}`, filter.until);
  if (filter.outlet !== null) {
    const key = outletKey(filter.outlet);
    condition.need((value) => `p.outlet_key = ${value}`, key);
    condition.need((value) => `p.outlet_hash = ${value}`, outletHash(key));
  }
  return condition;
}

/** An outlet's key as a number that an index takes. */
export function outletHash(key: string): number {
  return hashOf(key) | 0;
}
