import { describe, expect, test } from 'vitest';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { shippedProfile } from './shipped-profile.js';

const hubProfile: ModelProfile = {
  ...shippedProfile,
  name: 'org/model',
  source: { kind: 'hub', repository: 'org/model', revision: 'main', host: null, cacheFolder: '/cache' },
  checksums: null,
};

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
});
