import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Connection } from '../../../src/archive/embedded/connection.js';
import { deskMigrations } from '../../../src/archive/embedded/desk-schema.js';
import { JobsStore } from '../../../src/archive/embedded/jobs-store.js';
import { openDatabase } from '../../../src/archive/embedded/open-database.js';
import { temporaryFolder } from './temporary-collection.js';

const job = { kind: 'reembed', collection: '*', payload: null };

/** From now on no job can change its state, as on a full disk. */
function fill(connection: Connection): void {
  connection.execute('CREATE TEMP TABLE room (bytes BLOB)');
  connection.execute(
    'CREATE TEMP TRIGGER grow AFTER UPDATE ON main.jobs BEGIN INSERT INTO room VALUES (zeroblob(100000)); END',
  );
  connection.pragma('temp.max_page_count = 2');
}

function makeRoom(connection: Connection): void {
  connection.pragma('temp.max_page_count = 100000');
}

test('what a process left undone is done by the next, though that began on a full disk', async () => {
  const path = join(await temporaryFolder(), 'desk.sqlite');
  const killed = openDatabase(path, deskMigrations);
  const before = new JobsStore(killed);
  const id = await before.enqueue(job);
  await before.take([job.kind]);
  killed.close();

  const connection = openDatabase(path, deskMigrations);
  onTestFinished(() => connection.close());
  fill(connection);
  const jobs = new JobsStore(connection);
  await expect(jobs.take([job.kind])).rejects.toMatchObject({ code: 'archive-disk-full' });
  makeRoom(connection);
  expect(await jobs.take([job.kind])).toMatchObject({ id, attempts: 2 });
  // What this process has taken is at work.
  expect(await jobs.take([job.kind])).toBeNull();
  expect(await jobs.enqueueOnce(job)).toBe(false);
});
