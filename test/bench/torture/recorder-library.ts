import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { compileRecorder } from '../../../bench/torture/recorder.js';

/** `npm run torture` kills and cuts a thousand times, by other seeds. */
export const tortureSeed = 1;

/** What records writes, compiled for a test; null where that cannot be done. */
export async function recorderLibrary(): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-recorder-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const made = await compileRecorder(folder);
  return 'library' in made ? made.library : null;
}
