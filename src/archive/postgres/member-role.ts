import { randomBytes } from 'node:crypto';
import { archiveSchema, quoted } from './database.js';
import type { Session } from './session.js';

/**
 * Makes the role as which everything is read and written. Each archive has one of its own: roles belong to a whole server, and
 * whoever owns another database on it must not be able to take this one.
 */
export async function makeMemberRole(session: Session): Promise<string> {
  const role = `dateline_member_${randomBytes(6).toString('hex')}`;
  await session.execute(`CREATE ROLE ${quoted(role)} NOLOGIN NOINHERIT`);
  // A superuser may be any role as it is, and one who made it may let himself be it.
  await session.execute(`GRANT ${quoted(role)} TO CURRENT_USER`);
  await session.execute(`GRANT USAGE ON SCHEMA ${archiveSchema} TO ${quoted(role)}`);
  return role;
}

/** The role whom the policies of an archive name. */
export async function readMemberRole(session: Session): Promise<string> {
  const row = await session.get<{ readonly role: string }>(
    `SELECT roles[1]::text AS role FROM pg_policies
     WHERE schemaname = $1 AND tablename = 'articles' AND policyname = 'members'`,
    archiveSchema,
  );
  if (!row) throw new Error('The archive has no policies: its schema is not whole.');
  return row.role;
}
