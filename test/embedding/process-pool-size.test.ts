import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { SetupError } from '../../src/errors.js';
import { answerAll, setUp, texts } from './pool-set-up.js';

describe('how many processes', () => {
  test('a little work starts one, much work starts more, never more than allowed', async () => {
    const { pool, started } = setUp({ processes: 3 });
    const little = pool.embed(texts(5, 'a'), false);
    await setImmediate();
    expect(started).toHaveLength(1);
    const much = pool.embed(texts(500, 'b'), false);
    for (let turn = 0; turn < 10; turn++) await setImmediate();
    expect(started).toHaveLength(3);
    await answerAll(started);
    await Promise.all([little, much]);
    expect(started).toHaveLength(3);
    expect(Math.min(...started.map(({ sent }) => sent.length))).toBeGreaterThan(100);
  });

  test('a little work that keeps coming starts more as well', async () => {
    const { pool, started } = setUp({ processes: 2 });
    const trickle = Array.from({ length: 6 }, (_, call) => pool.embed(texts(5, `call ${call} `), false));
    const startedAt = Date.now();
    while (started.length < 2 && Date.now() - startedAt < 5_000) {
      await wait(20);
      if (started[0]?.answerNext()) trickle.push(pool.embed(['one more'], false));
    }
    expect(started).toHaveLength(2);
    await answerAll(started);
    await Promise.all(trickle);
  });

  test('those beyond the first end when they have been idle', async () => {
    const { pool, started } = setUp({ processes: 2, idleMs: 20 });
    const much = pool.embed(texts(100, 'a'), false);
    await setImmediate();
    await answerAll(started);
    await much;
    await expect.poll(() => started.filter(({ closed }) => closed).length).toBe(1);
    const later = pool.embed(['still served'], true);
    await answerAll(started);
    expect(await later).toHaveLength(1);
    expect(started).toHaveLength(2);
  });

  test('where another cannot be started, the first does all the work', async () => {
    const { pool, started } = setUp({ processes: 2, loads: false });
    const much = pool.embed(texts(50, 'a'), false);
    started[0]?.finishLoading();
    await setImmediate();
    started[1]?.failLoading(new SetupError('no memory'));
    await setImmediate();
    await answerAll(started);
    expect(await much).toHaveLength(50);
    expect(started).toHaveLength(2);
  });
});
