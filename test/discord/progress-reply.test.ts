import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { ProgressReply } from '../../src/discord/progress-reply.js';

const logger = pino({ level: 'silent' });
const intervalMs = 40;

function recorder(edit: (line: string) => Promise<unknown> = async () => undefined) {
  const lines: string[] = [];
  const progress = new ProgressReply(
    (line) => {
      lines.push(line);
      return edit(line);
    },
    logger,
    intervalMs,
  );
  return { lines, progress };
}

describe('ProgressReply', () => {
  it('shows nothing of what is done at once', async () => {
    const { lines, progress } = recorder();
    progress.show('fetching');
    progress.show('reading');
    await progress.finish();
    await wait(2 * intervalMs);
    expect(lines).toEqual([]);
  });

  it('shows the newest line, at most once an interval', async () => {
    const { lines, progress } = recorder();
    const started = performance.now();
    for (let step = 0; performance.now() - started < 5 * intervalMs; step += 1) {
      progress.show(`step ${step}`);
      await wait(5);
    }
    await progress.finish();
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(5);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('lets no late line overtake the result', async () => {
    const { lines, progress } = recorder(() => wait(2 * intervalMs));
    progress.show('slow');
    await wait(intervalMs + 10);
    const started = performance.now();
    await progress.finish();
    expect(performance.now() - started).toBeGreaterThan(intervalMs / 2);
    progress.show('too late');
    await wait(2 * intervalMs);
    expect(lines).toEqual(['slow']);
  });

  it('does not fail with a reply that is gone', async () => {
    const { lines, progress } = recorder(() => Promise.reject(new Error('gone')));
    progress.show('one');
    await wait(2 * intervalMs);
    await expect(progress.finish()).resolves.toBeUndefined();
    expect(lines).toEqual(['one']);
  });
});
