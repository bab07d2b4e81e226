import { describe, expect, it } from 'vitest';
import { KeptAWhile } from '../../src/discord/kept-a-while.js';
import { FakeClock } from '../fakes/fake-clock.js';

function kept(most = 10) {
  const clock = new FakeClock(1_000_000);
  const loaded: string[] = [];
  let failure: Error | null = null;
  const values = new KeptAWhile({
    clock,
    keepMs: 1_000,
    most,
    load: async (key) => {
      loaded.push(key);
      if (failure) throw failure;
      return `${key} ${loaded.length}`;
    },
  });
  return { clock, loaded, values, fail: (error: Error | null) => (failure = error) };
}

describe('what is kept a while', () => {
  it('is loaded once by all who ask meanwhile, and anew when it has become old', async () => {
    const { clock, values } = kept();
    expect(await Promise.all([values.get('a'), values.get('a'), values.get('b')])).toEqual([
      'a 1',
      'a 1',
      'b 2',
    ]);
    await clock.pass(999);
    expect(await values.get('a')).toBe('a 1');
    await clock.pass(1);
    expect(await values.get('a')).toBe('a 3');
  });

  it('is loaded again at once where that failed', async () => {
    const { values, fail } = kept();
    fail(new Error('of a test'));
    await expect(Promise.all([values.get('a'), values.get('a')])).rejects.toThrow('of a test');
    fail(null);
    expect(await values.get('a')).toBe('a 2');
  });

  it('is no more than so much: the oldest goes first', async () => {
    const { values, loaded } = kept(2);
    for (const key of ['a', 'b', 'c', 'b', 'c', 'a']) await values.get(key);
    expect(loaded).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is not kept for longer where the clock is set back', async () => {
    const { clock, values } = kept();
    await values.get('a');
    await clock.pass(-60_000);
    expect(await values.get('a')).toBe('a 2');
  });
});
