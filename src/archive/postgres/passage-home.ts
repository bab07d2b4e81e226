import type { Session } from './session.js';

/**
 * The partition that the collection's passages lie in. Every statement on passages names it and the collection, so that
 * PostgreSQL looks at one partition and plans for no other.
 */
export async function homeOf(session: Session): Promise<string> {
  const row = await session.get<{ readonly home: string }>(
    'SELECT home FROM collections WHERE collection = $1',
    session.collection,
  );
  return row?.home ?? '';
}
