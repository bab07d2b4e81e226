import { describe, expect, test } from 'vitest';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { shippedProfile } from './shipped-profile.js';
import { profileOf, tinyModelFolder } from './tiny-model/opened-model.js';
import type { TinyModel } from './tiny-model/tiny-model.js';
import { wordPieceTokenizer } from './tiny-model/wordpiece-tokenizer.js';

const hubProfile: ModelProfile = {
  ...shippedProfile,
  name: 'org/model',
  source: {
    kind: 'hub',
    repository: 'org/model',
    revision: 'main',
    host: 'https://hub.example',
    cacheFolder: '/cache',
  },
  checksums: null,
};

const model: TinyModel = { tokenizer: wordPieceTokenizer('here and there'), dimension: 16 };
const fingerprintOf = (folder: string, environment: Record<string, string> = {}): string =>
  profileFingerprint(profileOf({ DATELINE_MODEL: folder, ...environment }));

describe('profileFingerprint', () => {
  test('is short, and the same for the same profile', () => {
    expect(profileFingerprint(shippedProfile)).toMatch(/^[0-9a-f]{16}$/);
    const reordered = Object.fromEntries(Object.entries(shippedProfile.checksums!).toReversed());
    expect(profileFingerprint({ ...shippedProfile, checksums: reordered })).toBe(
      profileFingerprint(shippedProfile),
    );
  });

  test('does not depend on where the same files lie', () => {
    const moved: ModelProfile = {
      ...shippedProfile,
      name: './elsewhere',
      source: { kind: 'folder', path: '/elsewhere' },
    };
    expect(profileFingerprint(moved)).toBe(profileFingerprint(shippedProfile));
  });

  test.each<Partial<ModelProfile>>([
    { dtype: 'fp32' },
    { pooling: 'cls' },
    { dimension: 128 },
    { questionPrefix: 'query: ' },
    { passagePrefix: 'passage: ' },
    { maximumTokens: 128 },
    { checksums: { 'config.json': 'other' } },
  ])('changes with %o', (change) => {
    expect(profileFingerprint({ ...shippedProfile, ...change })).not.toBe(profileFingerprint(shippedProfile));
  });

  test('of a hub model changes with repository and revision, not with the cache', () => {
    const withSource = (change: object): string =>
      profileFingerprint({
        ...hubProfile,
        source: { ...hubProfile.source, ...change } as typeof hubProfile.source,
      });
    expect(withSource({ revision: 'v2' })).not.toBe(profileFingerprint(hubProfile));
    expect(withSource({ repository: 'org/other' })).not.toBe(profileFingerprint(hubProfile));
    expect(withSource({ cacheFolder: '/other', host: 'http://127.0.0.1:1' })).toBe(
      profileFingerprint(hubProfile),
    );
  });

  describe('of a model in a folder', () => {
    test('changes with each thing that the environment says of it', async () => {
      const folder = await tinyModelFolder(model);
      const settings = [
        {},
        { DATELINE_MODEL_DTYPE: 'fp32' },
        { DATELINE_MODEL_POOLING: 'cls' },
        { DATELINE_MODEL_DIMENSION: '8' },
        { DATELINE_MODEL_QUESTION_PREFIX: 'query: ' },
        { DATELINE_MODEL_QUESTION_PREFIX: 'query:' },
        { DATELINE_MODEL_PASSAGE_PREFIX: 'query: ' },
      ];
      const fingerprints = settings.map((environment) => fingerprintOf(folder, environment));
      expect(new Set(fingerprints).size).toBe(settings.length);
      // What says the same as its files says nothing new.
      expect(fingerprintOf(folder, { DATELINE_MODEL_POOLING: 'mean', DATELINE_MODEL_DTYPE: 'q8' })).toBe(
        fingerprints[0],
      );
    });

    test('is that of its files, not of its place', async () => {
      const [first, second] = [await tinyModelFolder(model), await tinyModelFolder(model)];
      const other = await tinyModelFolder({ ...model, synonyms: { here: 'there' } });
      expect(fingerprintOf(second)).toBe(fingerprintOf(first));
      expect(fingerprintOf(other)).not.toBe(fingerprintOf(first));
    });
  });
});
