import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../../src/config.js';
import type { ModelProfile } from '../../../src/embedding/model-profile.js';
import { ProcessEmbedder } from '../../../src/embedding/process-embedder.js';
import { resolveModelProfile } from '../../../src/embedding/resolve-model-profile.js';
import { createLogger, type Logger } from '../../../src/logger.js';
import { writeTinyModel, type TinyModel, type TinyModelFiles } from './tiny-model.js';

const silent = createLogger('silent');

/** A folder that is removed after the test. Its name has a space and letters that a path may have and an address may not. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline tiny ö '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A tiny model in a folder of its own. */
export async function tinyModelFolder(model: TinyModel, files?: TinyModelFiles): Promise<string> {
  const folder = await temporaryFolder();
  await writeTinyModel(folder, model, files);
  return folder;
}

/** What the environment makes of `DATELINE_MODEL` and its neighbours. */
export function profileOf(environment: Readonly<Record<string, string>>): ModelProfile {
  return resolveModelProfile(readConfig({ ...environment }).model);
}

/** An embedder in one child process, closed after the test. */
export function openEmbedder(profile: ModelProfile, logger: Logger = silent): ProcessEmbedder {
  const embedder = new ProcessEmbedder({ profile, processes: 1, logger });
  onTestFinished(() => embedder.close());
  return embedder;
}

/** By how much the number that differs most differs; infinite where there are more of one than of the other. */
export function apart(actual: Float32Array | undefined, expected: readonly number[]): number {
  if (actual?.length !== expected.length) return Number.POSITIVE_INFINITY;
  return Math.max(...expected.map((value, index) => Math.abs(value - (actual[index] ?? 0))));
}
