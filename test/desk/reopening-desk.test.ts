import { describe, expect, it } from 'vitest';
import type { CollectionStats } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { throughSocket } from '../../src/desk/open-desk.js';
import { ReopeningDesk } from '../../src/desk/reopening-desk.js';
import { SetupError, UserError } from '../../src/errors.js';
import { FakeDesk } from '../fakes/fake-desk.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

const stats: CollectionStats = {
  collection: 'local',
  articles: 1,
  passages: 2,
  answers: 0,
  oldest: null,
  newest: null,
  bytes: 10,
  misses: 0,
  medianMs: null,
  helpful: 0,
  unhelpful: 0,
};
const working = () => new FakeDesk({ stats: async () => stats });
const failing = (error: Error) =>
  new FakeDesk({
    stats: async () => {
      throw error;
    },
  });
const ended = new SetupError('The connection ended.', { code: 'connection-ended' });
const closing = new UserError('shutting-down');

describe('ReopeningDesk', () => {
  it.each([ended, closing])(
    'does what was under way once more, at the desk that comes next: %s',
    async (error) => {
      const [first, second] = [failing(error), working()];
      const desk = new ReopeningDesk(throughSocket(first), async () => throughSocket(second));
      expect(await desk.stats(localCollection)).toEqual(stats);
      expect(first.calls.map(({ method }) => method)).toEqual(['stats', 'close']);
      expect(second.calls).toEqual([{ method: 'stats', args: [localCollection] }]);
    },
  );

  it('opens one desk for all calls that lost the same one', async () => {
    let opened = 0;
    const desk = new ReopeningDesk(throughSocket(failing(ended)), async () => {
      opened += 1;
      return throughSocket(working());
    });
    const calls = [desk.stats(localCollection), desk.stats(localCollection), desk.stats(localCollection)];
    expect(await Promise.all(calls)).toEqual([stats, stats, stats]);
    expect(opened).toBe(1);
  });

  it('passes on every other error, and opens nothing', async () => {
    const refusal = new UserError('bad-date', { date: 'Friday' });
    const desk = new ReopeningDesk(throughSocket(failing(refusal)), async () => {
      throw new Error('must not be opened');
    });
    await expect(desk.stats(localCollection)).rejects.toBe(refusal);
  });

  it('gives up after four desks that ended', async () => {
    let opened = 0;
    const desk = new ReopeningDesk(throughSocket(failing(ended)), async () => {
      opened += 1;
      return throughSocket(failing(ended));
    });
    await expect(desk.stats(localCollection)).rejects.toBe(ended);
    expect(opened).toBe(3);
  });

  it('says why no other desk could be opened, and closes all the same', async () => {
    const held = new SetupError('Another process holds it.', { code: 'archive-held' });
    const desk = new ReopeningDesk(throughSocket(failing(ended)), async () => {
      throw held;
    });
    await expect(desk.stats(localCollection)).rejects.toBe(held);
    await expect(desk.close()).resolves.toBeUndefined();
  });

  it('opens none after it was closed', async () => {
    const first = failing(closing);
    const desk = new ReopeningDesk(throughSocket(first), async () => throughSocket(working()));
    await desk.close();
    await expect(desk.stats(localCollection)).rejects.toBe(closing);
  });

  it('outlives a server on a socket that ends', async () => {
    const folder = await temporaryFolder();
    const before = await serveFake(folder, { stats: async () => ({ ...stats, articles: 5 }) });
    const desk = new ReopeningDesk(throughSocket(await connectTo(folder)), async () =>
      throughSocket(await connectTo(folder)),
    );
    expect(await desk.stats(localCollection)).toMatchObject({ articles: 5 });
    await before.server.close();
    await serveFake(folder, { stats: async () => stats });
    expect(await desk.stats(localCollection)).toEqual(stats);
  });
});
