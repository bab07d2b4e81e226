import { cp, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { ProcessEmbedder } from '../../src/embedding/process-embedder.js';
import { SetupError } from '../../src/errors.js';
import { createLogger } from '../../src/logger.js';
import { shippedProfile } from './shipped-profile.js';

const logger = createLogger('silent');
const shippedFolder = join(import.meta.dirname, '..', '..', 'data', 'model', 'all-MiniLM-L6-v2');
let folder: string;
let embedder: ProcessEmbedder | null = null;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline model '));
});
afterEach(async () => {
  await embedder?.close();
  await rm(folder, { recursive: true });
});

function embedderOf(changes: Partial<ModelProfile>): ProcessEmbedder {
  embedder = new ProcessEmbedder({ profile: { ...shippedProfile, ...changes }, processes: 1, logger });
  return embedder;
}

async function flipByte(file: string, position: number): Promise<void> {
  const handle = await open(file, 'r+');
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, position);
  byte[0]! ^= 0xff;
  await handle.write(byte, 0, 1, position);
  await handle.close();
}

describe('a model in a folder', () => {
  const weights = 'onnx/model_quantized.onnx';
  let copy: ProcessEmbedder;
  beforeEach(async () => {
    await cp(shippedFolder, folder, { recursive: true });
    copy = embedderOf({ source: { kind: 'folder', path: folder } });
  });

  test('with a flipped byte is refused by name, and works once it is mended', async () => {
    await flipByte(join(folder, weights), 1_000_000);
    const error = await copy.ready().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SetupError);
    expect(String(error)).toContain(`${join(folder, weights)} is damaged`);
    await expect(copy.embedQuestion('Anyone?')).rejects.toBeInstanceOf(SetupError);
    await flipByte(join(folder, weights), 1_000_000);
    expect(await copy.embedQuestion('Anyone?')).toHaveLength(384);
  });

  test('with a missing file is refused by name, to each call that waits', async () => {
    await rename(join(folder, 'tokenizer.json'), join(folder, 'elsewhere'));
    const outcomes = await Promise.allSettled([copy.ready(), copy.embedPassages(['a', 'b'])]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'SetupError' } });
      expect(String(outcome.status === 'rejected' && outcome.reason)).toContain(
        `${join(folder, 'tokenizer.json')} is missing`,
      );
    }
    await rename(join(folder, 'elsewhere'), join(folder, 'tokenizer.json'));
    await copy.ready();
  });

  test('of another dimension than the profile says is refused', async () => {
    const wrong = embedderOf({ dimension: 512 });
    await expect(wrong.ready()).rejects.toThrow('vectors of 384 numbers, not 512');
  });

  test('that is no model at all is refused', async () => {
    await flipByte(join(folder, weights), 0);
    const unchecked = embedderOf({ source: { kind: 'folder', path: folder }, checksums: null });
    await expect(unchecked.ready()).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringContaining('cannot be loaded'),
    });
  });
});
