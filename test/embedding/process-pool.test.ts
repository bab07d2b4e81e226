import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ProcessPool } from '../../src/embedding/process-pool.js';
import { SetupError, UserError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { answerAll, rejectionOf, setUp, texts } from './pool-set-up.js';

describe('order', () => {
  test('vectors come in the order of the texts, and no text gives no vector', async () => {
    const { pool, started } = setUp({ processes: 2 });
    const vectors = pool.embed(['a', 'bbb', 'cc'], false);
    await setImmediate();
    await answerAll(started);
    expect((await vectors).map(([length]) => length)).toEqual([1, 3, 2]);
    expect(await pool.embed([], false)).toEqual([]);
  });

  test('an urgent text is sent although the process has passages in hand', async () => {
    const { pool, started } = setUp();
    const bulk = pool.embed(texts(10, 'p'), false);
    await setImmediate();
    expect(started[0]?.pending).toEqual(['p0', 'p1']);
    const urgent = pool.embed(['question'], true);
    expect(started[0]?.pending).toEqual(['p0', 'p1', 'question']);
    await answerAll(started);
    await Promise.all([bulk, urgent]);
  });

  test('two calls of equal urgency take turns', async () => {
    const { pool, started } = setUp();
    const calls = [pool.embed(texts(4, 'a'), false), pool.embed(texts(2, 'b'), false)];
    await setImmediate();
    await answerAll(started);
    await Promise.all(calls);
    expect(started[0]?.sent).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'a3']);
  });
});

describe('processes that die', () => {
  test('what a dead process had in hand is repeated by its successor', async () => {
    const { pool, started } = setUp();
    const vectors = pool.embed(['a', 'bb', 'ccc'], false);
    await setImmediate();
    started[0]?.die('ended by SIGKILL');
    await setImmediate();
    await answerAll(started);
    expect((await vectors).map(([length]) => length)).toEqual([1, 2, 3]);
    expect(started).toHaveLength(2);
  });

  test('a text that three processes die with is refused, its neighbours are not', async () => {
    const { pool, started } = setUp();
    const deadly = rejectionOf(pool.embed(['poison'], false));
    const innocent = pool.embed(texts(6, 'p'), false);
    for (let turn = 0; turn < 60; turn++) {
      const living = started.at(-1);
      if (living?.pending.includes('poison')) living.die('ended by SIGSEGV');
      else living?.answerNext();
      await setImmediate();
    }
    expect(await deadly).toMatchObject({
      name: 'UserError',
      code: 'text-cannot-be-embedded',
      message: expect.stringContaining('"poison"'),
    });
    expect(await innocent).toHaveLength(6);
    expect(started).toHaveLength(4);
  });

  test('with two processes a suspect gets one to itself although passages keep coming', async () => {
    const { pool, started } = setUp({ processes: 2 });
    const much = pool.embed(texts(200, 'p'), false);
    for (let turn = 0; turn < 5; turn++) await setImmediate();
    started[0]?.die('ended by SIGKILL');
    await answerAll(started);
    expect(await much).toHaveLength(200);
  });

  test('a text that the model refuses rejects its call only', async () => {
    const { pool, started } = setUp();
    const refused = rejectionOf(pool.embed(['odd', 'never sent', 'never sent either'], false));
    await setImmediate();
    started[0]?.refuseNext(new Error('no direction'));
    expect(String(await refused)).toContain('no direction');
    const next = pool.embed(['fine'], false);
    await answerAll(started);
    expect(await next).toHaveLength(1);
    expect(started[0]?.sent).not.toContain('never sent either');
  });
});

describe('a model that cannot be loaded', () => {
  test('reaches every call that waits, and is forgotten', async () => {
    const { pool, started } = setUp({ loads: false });
    const calls = [pool.ready(), pool.embed(['a'], true), pool.embed(['b', 'c'], false)];
    const outcomes = Promise.allSettled(calls);
    started[0]?.failLoading(new SetupError('config.json is missing'));
    for (const outcome of await outcomes)
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: new SetupError('config.json is missing'),
      });
    const again = pool.embed(['a'], true);
    expect(started).toHaveLength(2);
    started[1]?.finishLoading();
    await setImmediate();
    await answerAll(started);
    expect(await again).toHaveLength(1);
  });

  test('a process that cannot even be started rejects the call', async () => {
    const pool = new ProcessPool({
      start: () => {
        throw new SetupError('no room for another process');
      },
      processes: 1,
      idleMs: 60_000,
      logger: createLogger('silent'),
    });
    await expect(pool.embed(['a'], true)).rejects.toThrow('no room');
    await pool.close();
  });
});

describe('giving up', () => {
  test('an aborted call rejects with the reason, and what was not sent is not sent', async () => {
    const { pool, started } = setUp();
    const controller = new AbortController();
    const call = rejectionOf(pool.embed(texts(20, 'p'), false, controller.signal));
    await setImmediate();
    controller.abort(new Error('stop it'));
    expect(String(await call)).toContain('stop it');
    await answerAll(started);
    expect(started[0]?.sent).toEqual(['p0', 'p1']);
    await expect(pool.embed(['x'], false, controller.signal)).rejects.toThrow('stop it');
  });

  test('close rejects what waits, ends the processes, and may be called twice', async () => {
    const { pool, started } = setUp();
    const waiting = rejectionOf(pool.embed(texts(5, 'p'), false));
    await setImmediate();
    await Promise.all([pool.close(), pool.close()]);
    expect(await waiting).toBeInstanceOf(UserError);
    expect(started.map(({ closed }) => closed)).toEqual([true]);
    await expect(pool.embed(['late'], true)).rejects.toMatchObject({ code: 'shutting-down' });
    await expect(pool.ready()).rejects.toMatchObject({ code: 'shutting-down' });
  });
});
