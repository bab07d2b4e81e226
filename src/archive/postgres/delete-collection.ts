import { deskTables } from './schema/policies.js';
import type { Session } from './session.js';

/** Deletes everything of a collection. The rows of its own tables go with that of the collection. */
export async function deleteCollection(session: Session): Promise<void> {
  for (const table of deskTables) {
    await session.run(`DELETE FROM ${table} WHERE collection = $1`, session.collection);
  }
}
