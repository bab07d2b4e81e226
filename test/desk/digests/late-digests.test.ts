import { describe, expect, it } from 'vitest';
import { BulletinsStage, day, hour, minute } from '../bulletins-stage.js';

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
      expect(await stage.keptDigest()).toMatchObject({ attempt: null, nextAt: '2026-03-04T07:00:00.000Z' });
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
