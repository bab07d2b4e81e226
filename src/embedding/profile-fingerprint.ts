import { createHash } from 'node:crypto';
import type { ModelProfile } from './model-profile.js';

/** To be raised when the way from text to vector changes in `sentence-encoder.ts`: old vectors are then stale. */
const encoderVersion = 1;

/**
 * A short hash (16 hexadecimal digits) over everything that decides a vector. Vectors may be compared, and taken
 * from a cache, only where it is equal. Where checksums are known they stand for the model, so that a folder may
 * be moved or named otherwise; else its name, repository and revision do.
 */
export function profileFingerprint(profile: ModelProfile): string {
  const { source, checksums } = profile;
  const model = checksums
    ? Object.entries(checksums).sort(([left], [right]) => (left < right ? -1 : 1))
    : [profile.name, ...(source.kind === 'hub' ? [source.repository, source.revision] : [source.path])];
  const decisive = [
    encoderVersion,
    model,
    profile.dtype,
    profile.pooling,
    profile.dimension,
    profile.questionPrefix,
    profile.passagePrefix,
    profile.maximumTokens,
  ];
  return createHash('sha256').update(JSON.stringify(decisive)).digest('hex').slice(0, 16);
}
