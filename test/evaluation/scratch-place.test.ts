import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { openPostgresArchive } from '../../src/archive/postgres/open-postgres-archive.js';
import { openPgPool } from '../../src/archive/postgres/pg-pool.js';
import { openScratchPlace } from '../../src/evaluation/scratch-place.js';
import { createLogger } from '../../src/logger.js';
import { makeDatabase, owner } from '../archive/postgres/make-database.js';
import { RealServer, serverPrograms } from '../archive/postgres/real-server.js';
import { sampleContent, sampleDimension, samplePassages } from '../archive/sample-articles.js';

const logger = createLogger('silent');
const text = 'The harbour bridge opened on Monday.';
const profile = { fingerprint: 'sample', dimension: sampleDimension };

describe('a scratch archive in a folder', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-scratch-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  describePlace(() => folder);
});

describe.skipIf(serverPrograms === '')('a scratch archive in a database (set TEST_POSTGRES_BIN)', () => {
  let server: RealServer;
  beforeAll(async () => {
    server = await RealServer.start();
    for (const name of ['scratch', 'somebodys']) {
      const admin = openPgPool({ url: server.url('postgres'), logger });
      const inDatabase = openPgPool({ url: server.url(name), logger });
      await makeDatabase(admin, inDatabase, name);
      await Promise.all([admin.close(), inDatabase.close()]);
    }
  });
  afterAll(() => server.remove());

  describePlace(() => server.url('scratch', owner));

  test("somebody's archive is refused and stays as it is", async () => {
    const url = server.url('somebodys', owner);
    const archive = await openPostgresArchive(url, { profile, logger });
    await archive.collection(localCollection).add(sampleContent({ text }), samplePassages(text));
    await expect(openScratchPlace(url, 'a', profile, logger)).rejects.toThrow(
      /^The database 127\.0\.0\.1:\d+\/somebodys holds an archive that "dateline eval" did not make/,
    );
    expect(await archive.collection(localCollection).articleCount()).toBe(1);
    await archive.close();
  });
});

function describePlace(place: () => string): void {
  test('what is in it stays until it is made from something else', async () => {
    const first = await openScratchPlace(place(), 'a', profile, logger);
    expect(first.isFilled).toBe(false);
    await first.archive.collection(localCollection).add(sampleContent({ text }), samplePassages(text));
    await first.markFilled();
    await first.archive.close();

    const again = await openScratchPlace(place(), 'a', profile, logger);
    expect(again.isFilled).toBe(true);
    expect(await again.archive.collection(localCollection).articleCount()).toBe(1);
    await again.archive.close();

    const other = await openScratchPlace(place(), 'b', profile, logger);
    expect(other.isFilled).toBe(false);
    expect(await other.archive.collection(localCollection).articleCount()).toBe(0);
    await other.archive.close();
  });
}
