// Brings a collection's file up to date, and dies by SIGKILL when this many of all steps are done.
import { collectionMigrations } from '../../../dist/src/archive/embedded/collection-schema.js';
import { openDatabase } from '../../../dist/src/archive/embedded/open-database.js';

const [, , path, steps] = process.argv;
const migrations = collectionMigrations.map((step, index) => (connection) => {
  if (index >= Number(steps)) process.kill(process.pid, 'SIGKILL');
  if (typeof step === 'string') connection.execute(step);
  else step(connection);
  if (index + 1 === collectionMigrations.length) process.kill(process.pid, 'SIGKILL');
});
openDatabase(path, migrations).close();
