import { asError } from '../errors.js';
import { broken, hint, ok, type Check } from './finding.js';

const name = 'archive';

/** Whether the archive's database can be reached and serves; nothing in it is changed. */
export function checkDatabase(url: string): Check {
  return {
    name,
    async run() {
      const { inspectDatabase } = await import('../archive/postgres/inspect-database.js');
      try {
        const { server, extension, schema, known } = await inspectDatabase(url);
        const served = `PostgreSQL ${server} with pgvector ${extension}`;
        if (schema === 0)
          return [hint(name, `There is none yet in ${served}: it is made at the first start.`, null)];
        const older = schema < known ? '; its schema is older and is brought up to date at the start' : '';
        return [ok(name, `${served} answers${older}`)];
      } catch (thrown) {
        return [broken(name, asError(thrown).message, 'Correct DATELINE_ARCHIVE, or the server.')];
      }
    },
  };
}
