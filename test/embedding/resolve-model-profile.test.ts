import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { requiredFiles } from '../../src/embedding/model-files.js';
import { multilingualProfiles } from '../../src/embedding/multilingual-profiles.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';
import { SetupError } from '../../src/errors.js';

const shippedFolder = join(import.meta.dirname, '..', '..', 'data', 'model', 'all-MiniLM-L6-v2');

const resolveFrom = (environment: Record<string, string>): ModelProfile =>
  resolveModelProfile(readConfig(environment).model);

function problemOf(environment: Record<string, string>): string {
  try {
    resolveFrom(environment);
  } catch (thrown) {
    if (thrown instanceof SetupError) return thrown.message;
    throw thrown;
  }
  throw new Error('it was accepted');
}

describe('known models', () => {
  test.each([{}, { DATELINE_MODEL: '' }, { DATELINE_MODEL: 'all-MiniLM-L6-v2' }])(
    '%o is the model that comes with the project',
    (environment) => {
      expect(resolveFrom(environment)).toMatchObject({
        name: 'all-MiniLM-L6-v2',
        source: { kind: 'folder', path: shippedFolder },
        dtype: 'q8',
        pooling: 'mean',
        dimension: 384,
        maximumTokens: 256,
      });
    },
  );

  const e5 = { DATELINE_MODEL: 'Xenova/multilingual-e5-small', DATELINE_REMOTE_MODELS: 'true' };

  test('a multilingual one has its prefixes, a commit, and a cache outside node_modules', () => {
    const profile = resolveFrom(e5);
    expect(profile).toMatchObject({ questionPrefix: 'query: ', passagePrefix: 'passage: ', pooling: 'mean' });
    expect(profile.source).toMatchObject({
      kind: 'hub',
      repository: 'Xenova/multilingual-e5-small',
      revision: expect.stringMatching(/^[0-9a-f]{40}$/),
      host: 'https://huggingface.co',
    });
    expect(profile.source.kind === 'hub' && profile.source.cacheFolder).toMatch(/data.models-cache$/);
  });

  test('each of them is whole: every file that it needs has its checksum', () => {
    for (const [name, { checksums, dtype, dimension }] of multilingualProfiles) {
      expect([name, Object.keys(checksums ?? {})]).toEqual([name, requiredFiles(dtype)]);
      expect(Object.values(checksums ?? {}).join(' ')).toMatch(/^([0-9a-f]{64} ?){4}$/);
      expect(dimension % 128).toBe(0);
    }
  });

  test('of another revision or dtype than is known its checksums are not', () => {
    const { source, checksums } = resolveFrom(e5);
    const revision = source.kind === 'hub' ? source.revision : '';
    expect(
      resolveFrom({ ...e5, DATELINE_MODEL_REVISION: revision, DATELINE_MODEL_DTYPE: 'q8' }).checksums,
    ).toEqual(checksums);
    expect(checksums).not.toBeNull();
    expect(resolveFrom({ ...e5, DATELINE_MODEL_DTYPE: 'fp32' }).checksums).toBeNull();
    const moved = resolveFrom({ ...e5, DATELINE_MODEL_REVISION: 'main' });
    expect([moved.checksums, moved.source]).toMatchObject([null, { revision: 'main' }]);
  });

  test.each([
    ['DATELINE_REMOTE_HOST', 'http://hub.example'],
    ['DATELINE_REMOTE_HOST', 'ftp://hub.example'],
    ['DATELINE_MODEL_REVISION', '../../elsewhere'],
    ['DATELINE_MODEL_REVISION', '..'],
    ['DATELINE_MODEL_REVISION', 'a b'],
  ])('%s="%s" is refused', (variable, value) => {
    expect(problemOf({ ...e5, [variable]: value })).toContain(`${variable}="${value}"`);
  });

  test('the environment wins over the profile', () => {
    expect(
      resolveFrom({
        DATELINE_MODEL_DTYPE: 'fp32',
        DATELINE_MODEL_POOLING: 'cls',
        DATELINE_MODEL_DIMENSION: '128',
        DATELINE_MODEL_QUESTION_PREFIX: 'q: ',
        DATELINE_MODEL_PASSAGE_PREFIX: '',
      }),
    ).toMatchObject({
      dtype: 'fp32',
      pooling: 'cls',
      dimension: 128,
      questionPrefix: 'q: ',
      passagePrefix: '',
    });
  });
});

describe('a folder', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dateline-profile-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('absolute or relative, says what it is and is checked by what it holds now', async () => {
    await cp(shippedFolder, folder, { recursive: true });
    await mkdir(join(folder, '1_Pooling'));
    await writeFile(join(folder, '1_Pooling', 'config.json'), '{"pooling_mode_cls_token": true}');
    const expected = {
      source: { kind: 'folder', path: folder },
      dtype: 'q8',
      pooling: 'cls',
      dimension: 384,
      maximumTokens: 512,
      checksums: resolveFrom({}).checksums,
    };
    expect(resolveFrom({ DATELINE_MODEL: folder })).toMatchObject(expected);
    expect(resolveFrom({ DATELINE_MODEL: relative(process.cwd(), folder) })).toMatchObject(expected);
  });

  test('that is not whole is refused by what it lacks', async () => {
    expect(problemOf({ DATELINE_MODEL: folder })).toContain(`${join(folder, 'config.json')} is missing`);
    await writeFile(join(folder, 'config.json'), '{"hidden_size": ');
    expect(problemOf({ DATELINE_MODEL: folder })).toContain('config.json cannot be read');
    await writeFile(join(folder, 'config.json'), '{}');
    await writeFile(join(folder, 'tokenizer_config.json'), '{"model_max_length": 1e30}');
    expect(problemOf({ DATELINE_MODEL: folder })).toContain('holds no weights');
    await mkdir(join(folder, 'onnx'));
    await writeFile(join(folder, 'onnx', 'model.onnx'), 'weights');
    expect(problemOf({ DATELINE_MODEL: folder })).toContain('DATELINE_MODEL_DIMENSION');
    await writeFile(join(folder, 'config.json'), '{"dim": 64}');
    expect(problemOf({ DATELINE_MODEL: folder })).toContain('tokenizer.json is missing');
    await writeFile(join(folder, 'tokenizer.json'), '{}');
    expect(resolveFrom({ DATELINE_MODEL: folder })).toMatchObject({
      dtype: 'fp32',
      dimension: 64,
      pooling: 'mean',
      maximumTokens: 512,
    });
  });
});

describe('refused', () => {
  test('a hub id without permission names the variable', () => {
    for (const name of ['someone/some-model', 'Xenova/multilingual-e5-small'])
      expect(problemOf({ DATELINE_MODEL: name })).toContain('DATELINE_REMOTE_MODELS=true');
  });

  test('an unknown hub model needs its dimension', () => {
    const environment = { DATELINE_MODEL: 'someone/some-model', DATELINE_REMOTE_MODELS: 'true' };
    expect(problemOf(environment)).toContain('DATELINE_MODEL_DIMENSION');
    expect(resolveFrom({ ...environment, DATELINE_MODEL_DIMENSION: '512' })).toMatchObject({
      dimension: 512,
      source: { kind: 'hub', repository: 'someone/some-model', revision: 'main' },
    });
  });

  test.each([
    ['/no/such/folder', 'is no folder'],
    ['./no-such-folder', 'is no folder'],
    ['no such model', 'neither a known model'],
    ['../no-such-folder/at-all', 'is no folder'],
    ['package.json', 'cannot be read as a model'],
    ['https://models.example/x', 'neither a known model'],
  ])('"%s": %s', (name, problem) => {
    expect(problemOf({ DATELINE_MODEL: name, DATELINE_REMOTE_MODELS: 'true' })).toContain(problem);
  });
});
