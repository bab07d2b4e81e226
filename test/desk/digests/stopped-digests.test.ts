import { describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import { BulletinsStage, day, hour } from '../bulletins-stage.js';

describe('a digest whose channel is gone', () => {
  it('stops, tells so where it was set up, and tells what it missed when it is set up again', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    stage.writer.answer = 'channel-gone';
    await stage.pass(day);
    expect(stage.writer.told).toEqual(['69']);
    expect(await stage.keptDigest()).toMatchObject({ stopped: 'channel-gone', attempt: null });
    await stage.pass(2 * hour);
    expect(stage.writer.told).toEqual(['69']);
    stage.writer.answer = null;
    await stage.daily(18 * 60);
    await stage.pass(day);
    expect(stage.writer.messages.map(({ at, titles }) => [at.slice(0, 16), titles])).toEqual([
      ['2026-03-03T17:00', ['The post reports']],
    ]);
  });

  it('keeps no other waiting where it cannot be made', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    const broken = guildCollection('1');
    const elsewhere = { ...(await stage.keptDigest()), collection: broken } as Digest;
    await stage.archive.digests.set({ ...elsewhere, nextAt: '2026-03-03T06:59:00.000Z' });
    stage.archive.collection(broken).addedBetween = () => Promise.reject(new Error('damaged'));
    await stage.pass(day);
    expect(stage.moments).toEqual(['2026-03-03T07:00Z']);
    expect(stage.logged).toContainEqual(expect.objectContaining({ collection: broken, error: 'damaged' }));
    expect(stage.logged.length).toBeLessThan(60);
  });

  it('is posted no more when it was put off, or its server was left', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.weekly(8 * 60, 2);
    await stage.add('post');
    expect(await stage.bulletins.digests.off(localCollection, 'daily', stage.setUp().by)).toMatchObject([
      { rhythm: 'daily' },
    ]);
    await expect(stage.bulletins.digests.off(localCollection, 'daily', stage.setUp().by)).rejects.toThrow(
      /\/digest show/,
    );
    await stage.bulletins.digests.removeAll(localCollection);
    await stage.pass(3 * day);
    expect(stage.writer.messages).toEqual([]);
  });
});
