import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgresDriver } from '../../../bench/archive/postgres-driver.js';
import type { Driver } from '../../../bench/archive/driver.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { Archive } from '../../../src/archive/archive.js';
import { openPgPool } from '../../../src/archive/postgres/pg-pool.js';
import { createLogger } from '../../../src/logger.js';
import { RealServer, serverPrograms } from '../../archive/postgres/real-server.js';
import { sampleContent, sampleDimension, samplePassages } from '../../archive/sample-articles.js';

const logger = createLogger('silent');
const text = 'The harbour bridge opened on Monday.';

describe.skipIf(serverPrograms === '')('databases to measure (set TEST_POSTGRES_BIN to try it)', () => {
  let server: RealServer;
  let driver: Driver;
  let madeTimes = 0;
  const make = async (archive: Archive): Promise<void> => {
    madeTimes += 1;
    await archive.collection(localCollection).add(sampleContent({ text }), samplePassages(text));
  };
  const articlesIn = async (place: string): Promise<number> => {
    const archive = await driver.open(place);
    const count = await archive.collection(localCollection).articleCount();
    await archive.close();
    return count;
  };

  beforeAll(async () => {
    server = await RealServer.start();
    const profile = { fingerprint: 'sample', dimension: sampleDimension };
    driver = postgresDriver({ url: server.url('postgres'), profile, logger });
  });
  afterAll(() => server.remove());

  test('is made once, with the index of vectors', async () => {
    const place = await driver.made({ name: 'Real-1', make });
    expect(await driver.made({ name: 'Real-1', make })).toBe(place);
    expect(madeTimes).toBe(1);
    expect(await articlesIn(place)).toBe(1);
    expect(await driver.bytes(place)).toBeGreaterThan(1_000_000);
    const pool = openPgPool({ url: place, logger });
    const { rows } = await pool.use((client) =>
      client.query('SELECT to_regclass($1)::text AS name', [`dateline.passages_near_${sampleDimension}`]),
    );
    await pool.close();
    expect(rows).toEqual([{ name: `dateline.passages_near_${sampleDimension}` }]);
  });

  test('what was cut off is made anew', async () => {
    const failing = async (archive: Archive): Promise<void> => {
      await make(archive);
      throw new Error('cut off');
    };
    await expect(driver.made({ name: 'half', make: failing })).rejects.toThrow('cut off');
    expect(await articlesIn(await driver.made({ name: 'half', make }))).toBe(1);
  });

  test('a copy may be changed', async () => {
    const place = await driver.made({ name: 'Real-1', make });
    const copy = await driver.copy(place);
    const archive = await driver.open(copy);
    await archive.collection(localCollection).delete();
    await archive.close();
    expect(await articlesIn(copy)).toBe(0);
    expect(await articlesIn(place)).toBe(1);
    await driver.discard(copy);
    await expect(driver.open(copy)).rejects.toThrow(/does not exist|no database/);
  });
});
