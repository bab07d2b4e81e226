import { UserError } from '../../errors.js';

/** PostgreSQL has means of its own, which know of what is written meanwhile. @throws UserError that names them */
export async function refuseBackup(): Promise<never> {
  throw new UserError(
    'no-backup',
    'An archive in PostgreSQL is backed up by means of its own: use pg_dump as a superuser, or a base backup.',
  );
}
