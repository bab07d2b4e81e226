import { afterAll, beforeAll, expect, test } from 'vitest';
import { literal } from '../../../src/archive/postgres/database.js';
import { PglitePool } from './pglite-pool.js';

let pool: PglitePool;
beforeAll(async () => {
  pool = await PglitePool.open();
});
afterAll(() => pool.end());

test.each(['guild:1', '', "it's", "a\\'b\\\\c", "'; DROP TABLE articles; --", '"quoted", pg_temp'])(
  'PostgreSQL reads %j as what it is, whatever it takes backslashes for',
  async (text) => {
    for (const standard of ['on', 'off']) {
      const { rows } = await pool.use(async (client) => {
        await client.execute(`SET standard_conforming_strings = ${standard}`);
        return client.query<{ readonly text: string }>(`SELECT ${literal(text)} AS text`, []);
      });
      expect(rows).toEqual([{ text }]);
    }
  },
);
