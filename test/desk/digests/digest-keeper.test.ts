import { describe, expect, it } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { BulletinsStage, day, hour, minute } from '../bulletins-stage.js';

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
    expect(await stage.keptDigest()).toMatchObject({
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
    expect(await stage.keptDigest()).toMatchObject({
      timeZone: 'America/New_York',
      nextAt: '2026-03-03T13:00:00.000Z',
    });
  });
});
