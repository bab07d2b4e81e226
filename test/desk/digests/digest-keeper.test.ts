import { describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../../src/archive/collection-id.js';
import type { Digest } from '../../../src/archive/digests.js';
import { BulletinsStage, day, hour, minute } from '../bulletins-stage.js';

const digestOf = async (stage: BulletinsStage) => (await stage.archive.digests.list(localCollection))[0];

describe('a daily digest', () => {
  it.each([
    ['Europe/Berlin', '2026-03-26T12:00Z', ['03-27T07:00', '03-28T07:00', '03-29T06:00', '03-30T06:00']],
    ['Europe/Berlin', '2026-10-22T12:00Z', ['10-23T06:00', '10-24T06:00', '10-25T07:00', '10-26T07:00']],
    ['America/New_York', '2026-03-05T18:00Z', ['03-06T13:00', '03-07T13:00', '03-08T12:00', '03-09T12:00']],
    ['America/New_York', '2026-10-29T18:00Z', ['10-30T12:00', '10-31T12:00', '11-01T13:00', '11-02T13:00']],
    ['Asia/Kathmandu', '2026-03-26T12:00Z', ['03-27T02:15', '03-28T02:15', '03-29T02:15', '03-30T02:15']],
  ])(
    'is posted at eight by the clocks of %s, with what came since, after %s',
    async (zone, start, expected) => {
      const stage = await BulletinsStage.open(start, zone);
      await stage.daily(8 * 60);
      for (let n = 0; n < expected.length; n += 1) {
        await stage.add(`paper${n}`);
        await stage.pass(day);
      }
      expect(stage.moments).toEqual(expected.map((moment) => `2026-${moment}Z`));
      expect(stage.writer.messages.map(({ titles }) => titles)).toEqual(
        expected.map((_, n) => [`The paper${n} reports`]),
      );
      expect(stage.writer.messages.every(({ issue }) => issue?.lateFrom === null)).toBe(true);
    },
  );

  it.each([
    ['skip', '2026-03-28T12:00Z', ['2026-03-29T01:00Z', '2026-03-30T00:30Z']],
    ['show twice', '2026-10-24T12:00Z', ['2026-10-25T00:30Z', '2026-10-26T01:30Z']],
  ])('is posted once on a day whose clocks %s its time', async (_, start, expected) => {
    const stage = await BulletinsStage.open(start);
    await stage.daily(2 * 60 + 30);
    for (let n = 0; n < 48; n += 1) {
      await stage.add(`paper${n}`);
      await stage.pass(hour);
    }
    expect(stage.moments).toEqual(expected);
  });

  it('goes on through weeks and restarts, and tells every article once', async () => {
    const stage = await BulletinsStage.open('2026-03-15T12:00Z');
    await stage.daily(8 * 60);
    for (let n = 0; n < 90; n += 1) {
      await stage.add(`paper${n}`);
      await stage.pass(7 * hour);
      if (n % 2 === 0) await stage.stop();
      else await stage.kill();
      await stage.pass(20 * minute);
      await stage.start();
    }
    await stage.pass(day);
    const titles = stage.writer.messages.flatMap((message) => message.titles);
    expect(titles.toSorted()).toEqual(
      Array.from({ length: 90 }, (_, n) => `The paper${n} reports`).toSorted(),
    );
    const days = stage.moments.map((moment) => moment.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
  });

  it('says nothing where nothing is new, and tells the rest the next time', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.pass(2 * day);
    expect(stage.writer.messages).toEqual([]);
    await stage.add('post');
    await stage.pass(2 * day);
    expect(stage.moments).toEqual(['2026-03-05T07:00Z']);
  });

  it('first tells what is new of one day, and keeps that where its time is changed', async () => {
    const stage = await BulletinsStage.open('2026-03-01T10:00Z');
    await stage.add('old');
    await stage.pass(20 * hour);
    await stage.add('post');
    await stage.pass(5 * hour);
    await stage.daily(8 * 60);
    await stage.daily(18 * 60);
    await stage.pass(hour);
    expect(stage.writer.messages).toEqual([]);
    await stage.pass(day);
    expect(stage.writer.messages.map(({ at, titles }) => [at.slice(0, 16), titles])).toEqual([
      ['2026-03-02T17:00', ['The post reports']],
    ]);
  });
});

describe('a digest that is late', () => {
  it('comes once for all that was missed, and says since when it is', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    await stage.stop();
    await stage.pass(3 * day);
    await stage.add('mail');
    await stage.pass(minute);
    await stage.start();
    await stage.pass(day);
    expect(
      stage.writer.messages.map(({ at, titles, issue }) => [at.slice(0, 16), titles, issue?.lateFrom]),
    ).toEqual([
      [
        '2026-03-05T12:01',
        expect.arrayContaining(['The post reports', 'The mail reports']),
        '2026-03-03T07:00:00.000Z',
      ],
    ]);
  });

  it('is not called late within an hour', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    await stage.stop();
    await stage.pass(20 * hour - 5 * minute);
    await stage.start();
    expect(stage.writer.messages).toMatchObject([
      { at: '2026-03-03T07:55:00.000Z', issue: { lateFrom: null } },
    ]);
  });

  it('is left to the next one where that is due within six hours', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    await stage.stop();
    await stage.pass(day + 15 * hour);
    await stage.start();
    expect(stage.writer.messages).toEqual([]);
    await stage.pass(day);
    expect(
      stage.writer.messages.map(({ at, titles, issue }) => [at.slice(0, 16), titles, issue?.lateFrom]),
    ).toEqual([['2026-03-04T07:00', ['The post reports'], null]]);
  });

  it('is tried again where Discord cannot be reached, and comes once', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    stage.writer.answer = new Error('Discord cannot be reached');
    await stage.pass(21 * hour + 20 * minute);
    expect(stage.writer.messages).toEqual([]);
    await stage.kill();
    stage.writer.answer = null;
    await stage.start();
    await stage.pass(hour);
    expect(stage.moments).toEqual(['2026-03-03T09:20Z']);
  });
});

/** One digest is due; the process that is to post it is killed at a step, or when the message has gone out. */
async function killedAt(kill: (stage: BulletinsStage) => void, awayMs: number) {
  const stage = await BulletinsStage.open('2026-03-02T12:00Z');
  await stage.daily(8 * 60);
  await stage.add('post');
  await stage.pass(18 * hour);
  kill(stage);
  await stage.pass(hour);
  await stage.kill();
  const sentBefore = stage.writer.messages.length;
  stage.writer.afterSending = () => undefined;
  await stage.pass(awayMs);
  await stage.start();
  await stage.pass(minute);
  return { stage, sentBefore };
}
const atSending = (stage: BulletinsStage) => {
  stage.writer.afterSending = () => stage.seen.kill();
};

describe('a digest of a process that is killed', () => {
  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    'is posted once where it is back within a minute: step %i',
    async (step) => {
      const { stage } = await killedAt(({ seen }) => seen.killBefore(seen.steps + step), 20_000);
      expect(stage.writer.messages).toHaveLength(1);
      expect(await digestOf(stage)).toMatchObject({ attempt: null, nextAt: '2026-03-04T07:00:00.000Z' });
      await stage.add('mail');
      await stage.pass(2 * day);
      expect(stage.writer.messages.map(({ titles }) => titles)).toEqual([
        ['The post reports'],
        ['The mail reports'],
      ]);
    },
  );

  it('is posted once where it is killed when the message has gone out', async () => {
    const { stage, sentBefore } = await killedAt(atSending, 20_000);
    expect([sentBefore, stage.writer.messages.length]).toEqual([1, 1]);
  });

  it('is taken to stand there where that is not known, and the process was away for longer', async () => {
    const { stage, sentBefore } = await killedAt(atSending, 30 * minute);
    expect([sentBefore, stage.writer.messages.length]).toEqual([1, 1]);
    expect(stage.logged.at(-1)).toMatchObject({ msg: expect.stringContaining('taken to be') });
    await stage.add('mail');
    await stage.pass(2 * day);
    expect(stage.writer.messages.map(({ titles }) => titles)).toEqual([
      ['The post reports'],
      ['The mail reports'],
    ]);
  });

  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    'is never posted twice, whenever it is killed and however long it is away: step %i',
    async (step) => {
      const { stage } = await killedAt(({ seen }) => seen.killBefore(seen.steps + step), 30 * minute);
      await stage.pass(3 * day);
      expect(stage.writer.messages.length).toBeLessThanOrEqual(1);
    },
  );
});

describe('a weekly digest', () => {
  it('comes on its day, and over a change of the clocks at its time', async () => {
    const stage = await BulletinsStage.open('2026-03-18T12:00Z');
    await stage.weekly(8 * 60, 1);
    for (let n = 0; n < 21; n += 1) {
      await stage.add(`paper${n}`);
      await stage.pass(day);
    }
    expect(stage.moments).toEqual(['2026-03-23T07:00Z', '2026-03-30T06:00Z', '2026-04-06T06:00Z']);
    expect(stage.writer.messages.map(({ titles }) => titles.length)).toEqual([5, 7, 7]);
  });

  it.each([
    ['monday', 1],
    ['sunday', 0],
    ['saturday', 6],
  ])('comes when the week begins unless told: %s', async (weekStart, weekday) => {
    const stage = await BulletinsStage.open('2026-03-18T12:00Z');
    await stage.archive.settings.set(localCollection, 'settings', { timeZone: 'UTC', weekStart });
    expect(await stage.weekly(8 * 60, null)).toMatchObject({ weekday });
  });

  it('is posted beside a daily one, each with what it has not told yet', async () => {
    const stage = await BulletinsStage.open('2026-03-21T12:00Z');
    await stage.weekly(9 * 60, 1);
    await stage.daily(8 * 60);
    await stage.add('post');
    await stage.pass(day);
    await stage.add('mail');
    await stage.pass(day);
    expect(stage.writer.messages.map(({ titles }) => titles.length)).toEqual([1, 1, 2]);
  });
});

describe('a digest whose time zone is another now', () => {
  it('is due by the new clocks, and where it is due already it is posted first', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.archive.settings.set(localCollection, 'settings', { timeZone: 'Asia/Kathmandu' });
    await stage.bulletins.digestKeeper.timesChanged(localCollection);
    expect(await digestOf(stage)).toMatchObject({
      timeZone: 'Asia/Kathmandu',
      nextAt: '2026-03-03T02:15:00.000Z',
    });
    await stage.add('post');
    await stage.stop();
    await stage.pass(15 * hour);
    await stage.archive.settings.set(localCollection, 'settings', { timeZone: 'America/New_York' });
    await stage.start();
    await stage.pass(minute);
    expect(stage.moments).toEqual(['2026-03-03T03:00Z']);
    expect(await digestOf(stage)).toMatchObject({
      timeZone: 'America/New_York',
      nextAt: '2026-03-03T13:00:00.000Z',
    });
  });
});

describe('a digest whose channel is gone', () => {
  it('stops, tells so where it was set up, and tells what it missed when it is set up again', async () => {
    const stage = await BulletinsStage.open('2026-03-02T12:00Z');
    await stage.daily(8 * 60);
    await stage.add('post');
    stage.writer.answer = 'channel-gone';
    await stage.pass(day);
    expect(stage.writer.told).toEqual(['69']);
    expect(await digestOf(stage)).toMatchObject({ stopped: 'channel-gone', attempt: null });
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
    const elsewhere = { ...(await digestOf(stage)), collection: broken } as Digest;
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
