import type { Session } from './session.js';

const known = new WeakMap<Session, Homes>();

/** Where the passages of a collection lie: in the first new ones are written, and while it moves some lie in the second. */
export type Homes = readonly [string, ...string[]];

/** SQL of them, of a row of collections. */
export const homesColumn =
  "CASE WHEN is_moving THEN ARRAY[home::text, ''] ELSE ARRAY[home::text] END AS homes";

/** Notes what was read of the collection's row: it stays so until the transaction ends. */
export function rememberHomes(session: Session, homes: Homes): void {
  known.set(session, homes);
}

/**
 * The partitions that the collection's passages lie in. Every statement on passages names them and the collection, so that
 * PostgreSQL plans for no other.
 */
export async function homesOf(session: Session): Promise<Homes> {
  const before = known.get(session);
  if (before) return before;
  const sql = `SELECT ${homesColumn} FROM collections WHERE collection = $1`;
  const row = await session.get<{ readonly homes: Homes }>(sql, session.collection);
  const homes: Homes = row?.homes ?? [''];
  rememberHomes(session, homes);
  return homes;
}
