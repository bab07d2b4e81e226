import { describe, expect, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { serverPrograms } from './real-server.js';
import { stageServer } from './server-stage.js';

describe.skipIf(serverPrograms === '')('jobs of several processes (set TEST_POSTGRES_BIN to try it)', () => {
  const stage = stageServer();

  test('a job of a process that is gone is done by another, and of one that is there is not', async () => {
    await stage.newDatabase('jobs');
    const [one, other] = await Promise.all([stage.open('jobs'), stage.open('jobs')]);
    const id = await one.jobs.enqueue({ kind: 'read', collection: 'local', payload: null });
    expect(await one.jobs.take(['read'])).toMatchObject({ id, attempts: 1 });
    expect(await other.jobs.take(['read'])).toBeNull();
    await one.close();
    expect(await other.jobs.take(['read'])).toMatchObject({ id, attempts: 2 });
    expect(await other.jobs.take(['read'])).toBeNull();
  });

  test('what several places leave is taken over once each, however many look at once', async () => {
    await stage.newDatabase('abandoned');
    const dying = await stage.open('abandoned');
    for (let n = 0; n < 40; n += 1)
      await dying.jobs.enqueue({ kind: 'read', collection: 'local', payload: n });
    while (await dying.jobs.take(['read']));
    const others = await Promise.all([stage.open('abandoned'), stage.open('abandoned')]);
    await dying.close();
    const taken: string[] = [];
    const takeAll = async (archive: Archive): Promise<void> => {
      for (let job = await archive.jobs.take(['read']); job; job = await archive.jobs.take(['read']))
        taken.push(job.id);
    };
    await Promise.all([...others, ...others, ...others, ...others].map(takeAll));
    expect(taken.toSorted()).toEqual([...new Set(taken)].toSorted());
    expect(taken).toHaveLength(40);
  });

  test('of many who take at once each gets another job', async () => {
    await stage.newDatabase('many');
    const archives = await Promise.all([stage.open('many'), stage.open('many')]);
    for (let n = 0; n < 20; n += 1)
      await archives[0]?.jobs.enqueue({ kind: 'read', collection: 'local', payload: n });
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_, n) => archives[n % 2]?.jobs.take(['read'])),
    );
    const ids = taken.flatMap((job) => (job ? [job.id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(15);
  });
});
