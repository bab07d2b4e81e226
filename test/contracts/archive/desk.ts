import { describe, expect, test } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { Subject } from './samples.js';

/** Jobs and settings. */
export function describeDesk(subject: () => Subject): void {
  describe('jobs and settings', () => {
    test('a job is put in once, until it is done', async () => {
      const { jobs } = subject().archive;
      const job = { kind: 'sweep', collection: 'local', payload: null };
      expect(await Promise.all([jobs.enqueueOnce(job), jobs.enqueueOnce(job)])).toEqual([true, false]);
      expect(await jobs.enqueueOnce({ ...job, collection: 'other' })).toBe(true);
      expect(await jobs.enqueueOnce({ ...job, kind: 'purge' })).toBe(true);
      const taken = await jobs.take(['sweep']);
      expect(await jobs.enqueueOnce(job)).toBe(false);
      await jobs.finish(taken?.id ?? '', 'retry', '2999-01-01');
      expect(await jobs.enqueueOnce(job)).toBe(false);
      while (await jobs.take(['sweep'], '2999-01-02'));
      await jobs.finish(taken?.id ?? '', 'done');
      expect(await jobs.enqueueOnce({ ...job, collection: taken?.collection ?? '' })).toBe(true);
    });

    test('a job is put in unless one is queued that is due no later', async () => {
      const { jobs } = subject().archive;
      const job = { kind: 'watch', collection: 'local', payload: null };
      const [now, soon] = ['2026-01-01T00:00:00Z', '2026-01-01T00:00:02Z'];
      expect(await jobs.enqueueBy({ ...job, runAfter: soon })).toBe(true);
      expect(await jobs.enqueueBy({ ...job, runAfter: '2999-01-01' })).toBe(false);
      expect(await jobs.enqueueBy({ ...job, collection: 'other', runAfter: soon })).toBe(true);
      expect(await jobs.enqueueBy({ ...job, runAfter: now })).toBe(true);
      expect(await jobs.enqueueBy({ ...job, runAfter: now })).toBe(false);
      for (let n = 0; n < 3; n += 1) await jobs.take(['watch']);
      // Those at work may have begun too early.
      expect(await jobs.enqueueBy({ ...job, runAfter: soon })).toBe(true);
    });

    test('jobs that are queued or at work are counted by kind', async () => {
      const { jobs } = subject().archive;
      const before = await jobs.waiting();
      const job = { kind: 'counted', collection: 'local', payload: null };
      await jobs.enqueue(job);
      await jobs.enqueue({ ...job, runAfter: '2999-01-01' });
      expect(new Map([...(await jobs.waiting()), ['counted', 0]])).toEqual(
        new Map([...before, ['counted', 0]]),
      );
      const taken = await jobs.take(['counted']);
      expect((await jobs.waiting()).get('counted')).toBe(2);
      await jobs.finish(taken?.id ?? '', 'done');
      expect((await jobs.waiting()).get('counted')).toBe(1);
    });

    test('jobs that are queued or at work are listed as they were put in', async () => {
      const { jobs } = subject().archive;
      const job = { kind: 'listed', collection: 'local' };
      await jobs.enqueue({ ...job, payload: { first: 1 }, runAfter: '2999-01-01T00:00:00.000Z' });
      await jobs.enqueue({ ...job, payload: null, runAfter: '2020-01-01T00:00:00.000Z' });
      const listed = async () => (await jobs.unfinished()).filter(({ kind }) => kind === 'listed');
      expect(await listed()).toMatchObject([
        { ...job, payload: { first: 1 }, state: 'queued', attempts: 0, runAfter: '2999-01-01T00:00:00.000Z' },
        { ...job, payload: null, state: 'queued' },
      ]);
      const taken = await jobs.take(['listed']);
      expect((await listed()).map(({ state }) => state)).toEqual(['queued', 'running']);
      if (taken) await jobs.finish(taken.id, 'done');
      expect((await listed()).map(({ payload }) => payload)).toEqual([{ first: 1 }]);
    });

    test('an archive that is open can be written, and says what it is at', async () => {
      const { archive } = subject();
      await archive.requireWritable();
      await archive.collection(localCollection).articleCount();
      const { openCollections, indexPoints, indexesAtWork } = archive.figures();
      expect(openCollections).toBeGreaterThan(0);
      expect(indexPoints).toBeGreaterThanOrEqual(0);
      expect(indexesAtWork).toBeLessThanOrEqual(openCollections);
    });

    test('jobs are taken once each, oldest first, of the kinds asked for', async () => {
      const { archive } = subject();
      const first = await archive.jobs.enqueue({
        kind: 'read',
        collection: 'local',
        payload: { url: 'u' },
      });
      const second = await archive.jobs.enqueue({ kind: 'read', collection: 'local', payload: null });
      await archive.jobs.enqueue({ kind: 'poll', collection: 'local', payload: [1] });
      const taken = await Promise.all([archive.jobs.take(['read']), archive.jobs.take(['read'])]);
      expect(taken.map((job) => job?.id)).toEqual([first, second]);
      expect(taken[0]).toMatchObject({ payload: { url: 'u' }, state: 'running', attempts: 1 });
      expect(await archive.jobs.take(['read'])).toBeNull();
      expect(await archive.jobs.take([])).toBeNull();
      expect(await archive.jobs.take(["poll') OR 1=1 --"])).toBeNull();
    });

    test('a job that is tried again waits for its moment; one that is done does not come back', async () => {
      const { archive } = subject();
      const past = '2020-01-01T00:00:00Z';
      const id = await archive.jobs.enqueue({ kind: 'look', collection: 'a', payload: 1, runAfter: past });
      await archive.jobs.enqueue({ kind: 'look', collection: 'a', payload: 2, runAfter: '2999-01-01' });
      await archive.jobs.take(['look']);
      await archive.jobs.finish(id, 'retry', '2999-01-01T00:00:00Z');
      expect(await archive.jobs.take(['look'])).toBeNull();
      const other = await archive.jobs.enqueue({ kind: 'look', collection: 'a', payload: 3 });
      expect(await archive.jobs.take(['look'])).toMatchObject({ id: other });
      await archive.jobs.finish(other, 'retry');
      expect(await archive.jobs.take(['look'])).toMatchObject({ id: other, attempts: 2 });
      await archive.jobs.finish(other, 'done');
      expect(await archive.jobs.take(['look'])).toBeNull();
      await expect(
        archive.jobs.enqueue({ kind: 'look', collection: 'a', payload: 1, runAfter: 'soon' }),
      ).rejects.toThrow(RangeError);
    });

    test('it is known when the next job of a kind is due', async () => {
      const { jobs } = subject().archive;
      expect(await jobs.nextDue('next')).toBeNull();
      const [past, soon, late] = ['2020-01-01', '2999-01-01', '2999-01-02'].map(
        (day) => `${day}T00:00:00.000Z`,
      );
      const job = { kind: 'next', payload: null };
      await jobs.enqueue({ ...job, collection: 'a', runAfter: late! });
      await jobs.enqueue({ ...job, collection: 'b', runAfter: soon! });
      await jobs.enqueue({ ...job, kind: 'another', collection: 'b', runAfter: past! });
      expect(await jobs.nextDue('next')).toBe(soon);
      const third = await jobs.enqueue({ ...job, collection: 'c', runAfter: past! });
      expect(await jobs.nextDue('next')).toBe(past);
      await jobs.take(['next']);
      expect(await jobs.nextDue('next')).toBe(soon);
      await jobs.finish(third, 'retry', late);
      expect(await jobs.nextDue('next')).toBe(soon);
    });

    test('what came of a job is told once, to whoever put it in', async () => {
      const { jobs } = subject().archive;
      const job = { kind: 'asked', collection: 'local', payload: 'a secret' };
      const [asked, plain, givenUp] = [
        await jobs.enqueue(job),
        await jobs.enqueue(job),
        await jobs.enqueue(job),
      ];
      expect(await jobs.collect(asked)).toEqual({ state: 'waiting' });
      for (let taken = await jobs.take(['asked']); taken; taken = await jobs.take(['asked'])) {
        expect(await jobs.collect(taken.id)).toEqual({ state: 'waiting' });
        if (taken.id === asked) await jobs.finishWith(asked, { status: 'added', words: [1, 'zwei'] });
        else await jobs.finish(taken.id, taken.id === plain ? 'done' : 'failed');
      }
      expect((await jobs.waiting()).get('asked')).toBeUndefined();
      expect(await jobs.collect(asked)).toEqual({
        state: 'done',
        result: { status: 'added', words: [1, 'zwei'] },
      });
      for (const id of [asked, givenUp]) expect(await jobs.collect(id)).toEqual({ state: 'gone' });
      // Whether one without a result is known any more is the driver's affair.
      expect([{ state: 'gone' }, { state: 'done', result: null }]).toContainEqual(await jobs.collect(plain));
    });

    test('a job holds any text, and so does what came of it', async () => {
      const { jobs } = subject().archive;
      const odd = 'half \ud83d a character, \0 and "it’s"';
      const id = await jobs.enqueue({ kind: 'odd', collection: 'local', payload: { texts: [odd] } });
      const taken = await jobs.take(['odd']);
      expect(JSON.stringify(taken?.payload)).toContain('a character');
      await jobs.finishWith(id, { said: odd });
      expect(await jobs.collect(id)).toMatchObject({
        state: 'done',
        result: { said: expect.stringContaining('it’s') },
      });
    });

    test('a claim is had by one at a time', async () => {
      const { claims } = subject().archive;
      const [first, second] = await Promise.all([claims.take('feed 1'), claims.take('feed 1')]);
      expect([first, second].filter((claim) => claim !== null)).toHaveLength(1);
      const other = await claims.take('feed 2');
      expect(other).not.toBeNull();
      await (first ?? second)?.();
      const again = await claims.take('feed 1');
      expect(again).not.toBeNull();
      await Promise.all([again?.(), other?.()]);
    });

    test('signals come to whoever listens for their kind, until he ends that', async () => {
      const { signals } = subject().archive;
      const heard: unknown[] = [];
      const end = signals.on('one', (about) => heard.push(about));
      signals.on('other', (about) => heard.push(about));
      await expect
        .poll(async () => {
          await signals.send('one', { text: 'it’s "here"' });
          return heard.length;
        })
        .toBeGreaterThan(0);
      expect(heard[0]).toEqual({ text: 'it’s "here"' });
      await signals.send('nobody', null);
      end();
      await signals.send('one', 'too late');
      await signals.send('other', 'end');
      await expect.poll(() => heard).toContain('end');
      expect(heard).not.toContain('too late');
    });

    test('settings keep any JSON, and forget null', async () => {
      const { archive } = subject();
      const { settings } = archive;
      expect(await settings.get(localCollection, 'x')).toBeNull();
      for (const value of [{ a: [1, 'b'] }, 'text', 0, false]) {
        await settings.set(localCollection, "x'; --", value);
        expect(await settings.get(localCollection, "x'; --")).toEqual(value);
      }
      await settings.set(localCollection, "x'; --", null);
      expect(await settings.get(localCollection, "x'; --")).toBeNull();
    });
  });
}
