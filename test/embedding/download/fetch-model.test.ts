import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { appendFile, cp, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { fetchModel } from '../../../src/embedding/download/fetch-model.js';
import { modelChecksums } from '../../../src/embedding/model-files.js';
import type { HubSource } from '../../../src/embedding/model-profile.js';
import { hubRepository, startModelHub, type Fault, type ModelHub } from '../tiny-model/model-hub.js';
import { temporaryFolder, tinyModelFolder } from '../tiny-model/opened-model.js';
import { writeTinyModel, type TinyModel } from '../tiny-model/tiny-model.js';
import { wordPieceTokenizer } from '../tiny-model/wordpiece-tokenizer.js';

const model: TinyModel = { tokenizer: wordPieceTokenizer('where from'), dimension: 8 };
const weights = 'onnx/model_quantized.onnx';
const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights];
const unpinned = { dtype: 'q8', checksums: null } as const;

let original: string;
let cacheFolder: string;
beforeEach(async () => {
  original = await tinyModelFolder(model);
  cacheFolder = await temporaryFolder();
});

const sourceAt = ({ host }: ModelHub, revision = 'main'): HubSource => ({
  kind: 'hub',
  repository: hubRepository,
  revision,
  host,
  cacheFolder,
});

function expectSame(folder: string): void {
  for (const path of files)
    expect(readFileSync(join(folder, path)).equals(readFileSync(join(original, path)))).toBe(true);
}

describe('files that are missing', () => {
  test.each([true, false])('are fetched, and their sizes told; checksums told: %s', async (hasStorage) => {
    const hub = await startModelHub({ folder: original, hasStorage });
    const told: [string, number | null][] = [];
    const folder = await fetchModel(unpinned, sourceAt(hub), (path, bytes) => told.push([path, bytes]));
    expect(folder).toBe(join(cacheFolder, 'someone', 'tiny-model', 'main'));
    expectSame(folder);
    expect(told).toEqual(files.map((path) => [path, readFileSync(join(original, path)).length]));
  });

  test.each<[Fault, boolean, string]>([
    ['missing', false, 'HTTP 404'],
    ['missing', true, 'HTTP 404'],
    ['unavailable', false, 'HTTP 503'],
    ['dead', false, 'cannot be fetched'],
    ['dead', true, 'cannot be fetched'],
    ['cut', false, 'cannot be fetched'],
    ['cut', true, 'cannot be fetched'],
    ['short', true, 'broke off'],
    ['damaged', true, 'another file than it must be'],
    ['page', false, 'a page has come'],
    ['page', true, 'a page has come'],
    ['astray', true, 'sends us on to http://169.254.169.254'],
  ])('are fetched later where one is %s; checksums told: %s', async (fault, hasStorage, problem) => {
    const hub = await startModelHub({ folder: original, hasStorage });
    hub.faults.set(weights, fault);
    await expect(fetchModel(unpinned, sourceAt(hub))).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringContaining(problem),
    });
    hub.faults.clear();
    const folder = await fetchModel(unpinned, sourceAt(hub));
    expectSame(folder);
    // Nothing half is left beside them.
    expect(readdirSync(join(folder, 'onnx'))).toEqual(['model_quantized.onnx']);
  });

  test('of another revision lie in a folder of their own', async () => {
    const hub = await startModelHub({ folder: original, revision: 'refs/pr/1' });
    const folder = await fetchModel(unpinned, sourceAt(hub, 'refs/pr/1'));
    expect(folder).toBe(join(cacheFolder, 'someone', 'tiny-model', 'refs%2Fpr%2F1'));
    expectSame(folder);
  });
});

describe('files that are there', () => {
  test('and damaged or taken away are fetched again, and no others', async () => {
    const hub = await startModelHub({ folder: original });
    const folder = await fetchModel(unpinned, sourceAt(hub));
    await appendFile(join(folder, 'tokenizer.json'), ' ');
    await rm(join(folder, 'config.json'));
    hub.requests.length = 0;
    expectSame(await fetchModel(unpinned, sourceAt(hub)));
    expect(hub.requests).toEqual(['config.json', 'tokenizer.json']);
  });

  test('and were put there by nobody knows whom are fetched, unless their checksums are known', async () => {
    const hub = await startModelHub({ folder: original });
    const folder = join(cacheFolder, hubRepository, 'main');
    await cp(original, folder, { recursive: true });
    await fetchModel({ dtype: 'q8', checksums: modelChecksums(original, 'q8') }, sourceAt(hub));
    expect(hub.requests).toEqual([]);
    await truncate(join(folder, weights), 100);
    expectSame(await fetchModel(unpinned, sourceAt(hub)));
    expect(hub.requests).toEqual(files);
  });

  test('are kept where the branch has moved on, and nothing of the new one is mixed in', async () => {
    const hub = await startModelHub({ folder: original });
    const folder = await fetchModel(unpinned, sourceAt(hub));
    const kept = readFileSync(join(folder, weights));
    await writeTinyModel(original, { ...model, dimension: 16 });
    await fetchModel(unpinned, sourceAt(hub));
    expect(readFileSync(join(folder, weights))).toEqual(kept);
    await rm(join(folder, weights));
    await expect(fetchModel(unpinned, sourceAt(hub))).rejects.toThrow('DATELINE_MODEL_REVISION');
    expect(existsSync(join(folder, weights))).toBe(false);
  });

  test('are fetched anew where the record of them cannot be read', async () => {
    const hub = await startModelHub({ folder: original });
    const folder = await fetchModel(unpinned, sourceAt(hub));
    await writeFile(join(folder, 'downloaded.json'), '{"config.json": 1');
    hub.requests.length = 0;
    expectSame(await fetchModel(unpinned, sourceAt(hub)));
    expect(hub.requests).toEqual(files);
  });
});

describe('a file whose checksum is known', () => {
  test('is refused before it is fetched where the hub tells another', async () => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    const pinned = { dtype: 'q8', checksums: { [weights]: '0'.repeat(64) } } as const;
    const told: string[] = [];
    const refused = fetchModel(pinned, sourceAt(hub), (path) => told.push(path));
    await expect(refused).rejects.toThrow(`instead of ${'0'.repeat(64)}`);
    expect(told).toEqual(files.slice(0, -1));
  });

  test('is refused when it has come from a hub that tells none', async () => {
    const hub = await startModelHub({ folder: original });
    const pinned = { dtype: 'q8', checksums: { 'config.json': '0'.repeat(64) } } as const;
    await expect(fetchModel(pinned, sourceAt(hub))).rejects.toThrow('another file than it must be');
    expect(readdirSync(join(cacheFolder, hubRepository, 'main'))).toEqual([]);
  });
});
