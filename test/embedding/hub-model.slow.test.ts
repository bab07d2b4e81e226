import { existsSync, readdirSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import type { HubSource, ModelProfile } from '../../src/embedding/model-profile.js';
import { rejectionOf } from './pool-set-up.js';
import { expectedVector } from './tiny-model/expected-vector.js';
import {
  closedHost,
  hubRepository,
  startModelHub,
  type Fault,
  type ModelHub,
} from './tiny-model/model-hub.js';
import {
  apart,
  openEmbedder,
  profileOf,
  temporaryFolder,
  tinyModelFolder,
} from './tiny-model/opened-model.js';
import { writeTinyModel, type TinyModel } from './tiny-model/tiny-model.js';
import { unigramTokenizer } from './tiny-model/unigram-tokenizer.js';

const model: TinyModel = {
  tokenizer: unigramTokenizer('bert', [
    [-3, '▁'],
    [-4, ': ?'],
    [-7, '▁where ▁from'],
    [-8, '▁query ▁passage'],
  ]),
  dimension: 40,
};
const tokens = ['<s>', '▁query', ':', '▁where', '▁from', '?', '</s>'];
const weights = 'onnx/model_quantized.onnx';
const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', weights];

let original: string;
let cache: string;
beforeEach(async () => {
  original = await tinyModelFolder(model);
  cache = join(await temporaryFolder(), 'cache');
});

/** As the environment has it, but for the place of the cache. */
function hubProfile(hub: Pick<ModelHub, 'host'>, environment: Record<string, string> = {}): ModelProfile {
  const profile = profileOf({
    DATELINE_MODEL: hubRepository,
    DATELINE_MODEL_DIMENSION: '40',
    DATELINE_MODEL_QUESTION_PREFIX: 'query: ',
    DATELINE_MODEL_PASSAGE_PREFIX: 'passage: ',
    DATELINE_REMOTE_MODELS: 'true',
    DATELINE_REMOTE_HOST: hub.host,
    ...environment,
  });
  return { ...profile, source: { ...(profile.source as HubSource), cacheFolder: cache } };
}

const modelFolder = (): string => join(cache, hubRepository, 'main');

/** How much has come of weights that are not whole. */
function partBytes(): number {
  const folder = join(modelFolder(), 'onnx');
  const part = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.part')) : undefined;
  return part === undefined ? 0 : statSync(join(folder, part)).size;
}

/** By how much a vector of it differs from what it must be. */
async function differenceOf(profile: ModelProfile): Promise<number> {
  const embedder = openEmbedder(profile);
  const vector = await embedder.embedQuestion('where from?');
  await embedder.close();
  return apart(vector, expectedVector(model, tokens));
}

describe('a model on a hub', () => {
  test.each([true, false])(
    'is fetched by the child process once, and then nobody is asked; checksums told: %s',
    async (hasStorage) => {
      const hub = await startModelHub({ folder: original, hasStorage });
      const profile = hubProfile(hub);
      expect(await differenceOf(profile)).toBeLessThan(1e-5);
      expect(hub.requests).toEqual(files);
      expect(await differenceOf(profile)).toBeLessThan(1e-5);
      expect(hub.requests).toEqual(files);
      expect(readdirSync(modelFolder(), { recursive: true }).toSorted()).toEqual(
        [...files, 'downloaded.json', 'onnx'].toSorted(),
      );
    },
  );

  test.each<[Fault, string, string]>([
    ['missing', weights, 'DATELINE_MODEL_DTYPE'],
    ['cut', 'tokenizer.json', 'cannot be fetched'],
    ['short', weights, 'broke off'],
    ['page', 'config.json', 'a page has come'],
  ])('says what is wrong where it is %s: %s, and works when it is mended', async (fault, path, problem) => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    const embedder = openEmbedder(hubProfile(hub));
    hub.faults.set(path, fault);
    const error = await rejectionOf(embedder.ready());
    expect(error).toMatchObject({ name: 'SetupError', message: expect.stringContaining(problem) });
    expect(String(error)).toContain(`/${path}`);
    expect(existsSync(join(modelFolder(), path))).toBe(false);
    hub.faults.clear();
    hub.requests.length = 0;
    expect(apart(await embedder.embedQuestion('where from?'), expectedVector(model, tokens))).toBeLessThan(
      1e-5,
    );
    // What had come whole before is not fetched again.
    expect(hub.requests.map((request) => request.split(' ')[0])).toEqual(files.slice(files.indexOf(path)));
  });

  test('is no silent wait: what is fetched is logged', async () => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    const lines: string[] = [];
    const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
    await openEmbedder(hubProfile(hub), logger).ready();
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(
      files.map((file) => ({ model: hubRepository, file, bytes: statSync(join(original, file)).size })),
    );
  });

  test('goes on where the process was killed amid its download', async () => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    hub.faults.set(weights, 'silent');
    const embedder = openEmbedder(hubProfile(hub));
    const failure = rejectionOf(embedder.ready());
    const half = Math.ceil(statSync(join(original, weights)).size / 2);
    while (partBytes() < half) await wait(10);
    process.kill(embedder.pids[0]!, 'SIGKILL');
    expect(await failure).toMatchObject({ name: 'SetupError' });
    hub.faults.clear();
    await embedder.ready();
    expect(hub.requests.at(-1)).toBe(`${weights} bytes=${half}-`);
    expect(apart(await embedder.embedQuestion('where from?'), expectedVector(model, tokens))).toBeLessThan(
      1e-5,
    );
    expect(partBytes()).toBe(0);
  });

  test('is left at once where Dateline ends amid its download', async () => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    hub.faults.set(weights, 'silent');
    const embedder = openEmbedder(hubProfile(hub));
    const failure = rejectionOf(embedder.ready());
    while (partBytes() === 0) await wait(10);
    const started = performance.now();
    await embedder.close();
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(String(await failure)).toContain('shutting down');
  });

  test('is fetched by two processes at the same time', async () => {
    const hub = await startModelHub({ folder: original, hasStorage: true });
    const errors = await Promise.all([differenceOf(hubProfile(hub)), differenceOf(hubProfile(hub))]);
    expect(Math.max(...errors, await differenceOf(hubProfile(hub)))).toBeLessThan(1e-5);
  });

  test('has its weights in two files where its configuration says so', async () => {
    await writeTinyModel(original, model, { separateData: true });
    const hub = await startModelHub({ folder: original });
    const embedder = openEmbedder(hubProfile(hub, { DATELINE_MODEL_DTYPE: 'fp32' }));
    expect(
      apart(await embedder.embedQuestion('where from?'), expectedVector(model, tokens, { dtype: 'fp32' })),
    ).toBeLessThan(1e-5);
    expect(hub.requests.slice(-2)).toEqual(['onnx/model.onnx', 'onnx/model.onnx_data']);
  });
});

describe('refused', () => {
  test('a hub that is not there', async () => {
    const profile = hubProfile({ host: await closedHost() });
    const error = await rejectionOf(openEmbedder(profile).ready());
    expect(error).toMatchObject({ name: 'SetupError', message: expect.stringContaining('ECONNREFUSED') });
    expect(String(error)).toContain('check the network');
  });

  test('a place that cannot be written', async () => {
    const hub = await startModelHub({ folder: original });
    await writeFile(cache, 'a file where a folder must be');
    await expect(openEmbedder(hubProfile(hub)).ready()).rejects.toMatchObject({
      name: 'SetupError',
      message: expect.stringContaining(cache),
    });
  });

  test('a hub model of another dimension than the environment says', async () => {
    const hub = await startModelHub({ folder: original });
    const embedder = openEmbedder(hubProfile(hub, { DATELINE_MODEL_DIMENSION: '64' }));
    await expect(embedder.ready()).rejects.toThrow('vectors of 40 numbers, not 64');
  });
});
