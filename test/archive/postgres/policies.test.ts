import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deskTables } from '../../../src/archive/postgres/schema/policies.js';
import { sampleAnswer, sampleContent, samplePassages } from '../sample-articles.js';
import { PglitePool } from './pglite-pool.js';
import { filledTables, ours, theirs, TwoCollections } from './two-collections.js';

let pool: PglitePool;
let stage: TwoCollections;

beforeAll(async () => {
  pool = await PglitePool.open();
});

beforeEach(async () => {
  stage = await TwoCollections.open(pool);
});

afterEach(() => stage.dispose());

afterAll(() => pool.end());

describe('policies', () => {
  test('a transaction runs as a role that owns nothing, and is bound', async () => {
    const session = await stage.database.read(ours, (reading) =>
      reading.get(
        'SELECT current_user::text AS role, current_setting($1) AS collection',
        'dateline.collection',
      ),
    );
    expect(session).toEqual({ role: stage.memberRole, collection: ours });
    const owned = `SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = '${stage.memberRole}'`;
    expect(await stage.database.own((own) => own.number(owned))).toBe(0);
    // It is for the transaction: the next one of the same connection begins without.
    const after = await pool.use((client) =>
      client.query("SELECT current_setting('dateline.collection', true) AS c", []),
    );
    expect(after.rows).toEqual([{ c: '' }]);
  });

  test.each(filledTables)(
    'of %s nothing of another collection can be read, changed, deleted or written',
    async (table) => {
      const rows = (await stage.theirRows()).get(table) ?? [];
      expect(rows.length).toBeGreaterThan(0);
      const count = `SELECT count(*) FROM ${table}`;
      expect(await stage.database.read(ours, (session) => session.number(count))).toBe(0);
      // Without a collection nothing is seen, and by the desk what is the desk's.
      expect(await stage.database.read('', (session) => session.number(count))).toBe(0);
      const isDesk = (deskTables as readonly string[]).includes(table);
      expect(await stage.database.desk((session) => session.number(count))).toBe(isDesk ? rows.length : 0);
      const changed = await stage.database.write(ours, async (session) => [
        await session.run(`UPDATE ${table} SET collection = $1`, ours),
        await session.run(`DELETE FROM ${table}`),
      ]);
      expect(changed).toEqual([0, 0]);
      const insert = `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_record(NULL::${table}, $1::json)`;
      await expect(
        stage.database.write(ours, (session) => session.run(insert, rows[0] ?? '')),
      ).rejects.toThrow(/row-level security/);
      expect((await stage.theirRows()).get(table)).toEqual(rows);
    },
  );

  test('words are searched in the collection of the transaction, whatever is asked for', async () => {
    const counts: number[] = [];
    for (const collection of [theirs, ours, '']) {
      counts.push(
        await stage.database.read(collection, (session) =>
          session.number("SELECT count_passages($1::integer[], '{}')", stage.filled.tokens),
        ),
      );
    }
    expect(counts).toEqual([3, 0, 0]);
  });

  test('a row cannot be given to another collection', async () => {
    await stage.archive.collection(ours).add(sampleContent({ text: 'Ours.' }), samplePassages('Ours.'));
    for (const table of ['articles', 'answers', 'terms', 'collections'] as const) {
      if (table === 'answers') await stage.archive.collection(ours).saveAnswer(sampleAnswer({ id: 'own' }));
      const giving = stage.database.write(ours, (session) =>
        session.run(`UPDATE ${table} SET collection = $1 WHERE collection = $2`, 'guild:3', ours),
      );
      await expect(giving).rejects.toThrow(/row-level security/);
    }
  });

  test('the role may not change the tables, nor look into their partitions', async () => {
    for (const sql of [
      'DROP TABLE articles',
      'ALTER TABLE articles DISABLE ROW LEVEL SECURITY',
      'DROP POLICY members ON articles',
      'SELECT * FROM passages_shared_0',
      'SELECT * FROM migrations',
      'CREATE TABLE dateline.mine (n integer)',
    ]) {
      await expect(stage.database.write(ours, (session) => session.run(sql))).rejects.toThrow(
        /must be owner|permission denied/,
      );
    }
  });
});
