import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ProgressReply } from '../../src/discord/progress-reply.js';
import { botMessage } from '../../src/discord/rendering/message.js';
import { FakeClock } from '../fakes/fake-clock.js';

const logger = pino({ level: 'silent' });
const intervalMs = 2000;
const line = (content: string) => botMessage({ content });

function recorder(edit: (line: string) => Promise<unknown> = async () => undefined) {
  const lines: string[] = [];
  const clock = new FakeClock();
  const progress = new ProgressReply({
    edit: ({ content }) => {
      lines.push(content);
      return edit(content);
    },
    logger,
    clock,
  });
  return { lines, clock, progress };
}

describe('ProgressReply', () => {
  it('shows nothing of what is done at once', async () => {
    const { lines, clock, progress } = recorder();
    progress.show(line('fetching'));
    await clock.pass(intervalMs - 1);
    progress.show(line('reading'));
    await progress.finish();
    await clock.pass(2 * intervalMs);
    expect(lines).toEqual([]);
  });

  it('shows the newest line, at most every two seconds', async () => {
    const { lines, clock, progress } = recorder();
    for (let step = 0; step < 100; step += 1) {
      progress.show(line(`step ${step}`));
      await clock.pass(100);
    }
    await progress.finish();
    expect(lines).toEqual(['step 19', 'step 39', 'step 59', 'step 79', 'step 99']);
  });

  it('lets no late line overtake the result', async () => {
    const { lines, clock, progress } = recorder(() => wait(50));
    progress.show(line('slow'));
    await clock.pass(intervalMs);
    const started = performance.now();
    await progress.finish();
    expect(performance.now() - started).toBeGreaterThan(25);
    progress.show(line('too late'));
    await clock.pass(2 * intervalMs);
    expect(lines).toEqual(['slow']);
  });

  it('does not fail with a reply that is gone', async () => {
    const { lines, clock, progress } = recorder(() => Promise.reject(new Error('gone')));
    progress.show(line('one'));
    await clock.pass(intervalMs);
    await expect(progress.finish()).resolves.toBeUndefined();
    expect(lines).toEqual(['one']);
  });
});
