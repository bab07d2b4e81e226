import { stat } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { Checkpointer } from '../../../src/archive/embedded/checkpointer.js';
import { Connection } from '../../../src/archive/embedded/connection.js';
import { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import { addVectors, ClusteredVectors } from './clustered-passages.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

const articles = 60;
const passagesOfEach = 60;

async function fill(collection: OpenCollection, checkpointer: Checkpointer, mark: string): Promise<void> {
  const source = new ClusteredVectors(sampleProfile.dimension);
  for (let article = 0; article < articles; article += 1) {
    const vectors = Array.from({ length: passagesOfEach }, () => source.next());
    await addVectors(collection.changes, `${mark} ${article}`, vectors);
    // However busy the machine is, the thread keeps up.
    await checkpointer.settled(collection.connection.path);
  }
}

async function open() {
  const folder = await temporaryFolder();
  const { logger, messages } = recordingLogger();
  const checkpointer = closeAfterwards(new Checkpointer(logger));
  const options = { id: localCollection, folder, profile: sampleProfile, logger, checkpointer };
  return { collection: closeAfterwards(new OpenCollection(options)), checkpointer, messages };
}

test('what is written goes from the log into the file while it is written, and all of it is there', async () => {
  const { collection, checkpointer, messages } = await open();
  const { path } = collection.connection;
  await fill(collection, checkpointer, 'first');
  await checkpointer.release(path);
  const written = (await stat(path)).size;
  // Without the thread nothing would be in the file before 8,000 pages are in the log.
  expect(written).toBeGreaterThan(500_000);
  expect((await stat(`${path}-wal`)).size).toBeLessThan(4 * 2 ** 20);
  expect(collection.articles.count()).toBe(articles);
  expect(messages.filter((message) => message.includes('log'))).toEqual([]);
});

test('nothing has the file open once it is released, and it can be written on afterwards', async () => {
  const { collection, checkpointer } = await open();
  await fill(collection, checkpointer, 'first');
  await collection.close();
  const connection = new Connection(collection.connection.path, 0);
  // Only whoever has the file alone gets it so.
  connection.pragma('locking_mode = EXCLUSIVE');
  connection.execute('BEGIN EXCLUSIVE; COMMIT');
  expect(connection.number('SELECT count(*) FROM articles')).toBe(articles);
  connection.close();
  await checkpointer.close();
});

test('a file that is gone stops nothing', async () => {
  const { logger, messages } = recordingLogger();
  const checkpointer = closeAfterwards(new Checkpointer(logger));
  const path = `${await temporaryFolder()}/none/archive.sqlite`;
  checkpointer.wrote(path, 999);
  checkpointer.wrote(path, 1);
  await checkpointer.release(path);
  expect(messages).toEqual(['A log was not put into its file.']);
});
