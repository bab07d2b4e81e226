import { moveBetween, type MoveRequest } from '../archive/move/move-between.js';
import type { MoveSummary } from '../archive/move/move-archive.js';
import type { Config } from '../config.js';
import { profileFingerprint } from '../embedding/profile-fingerprint.js';
import { resolveModelProfile } from '../embedding/resolve-model-profile.js';

/**
 * Carries an archive from one place to another: whatever was embedded with the model that is set is not embedded again.
 * @throws SetupError where one of them cannot be used, is in use, or holds what does not fit.
 */
export function moveDesk(
  model: Config['model'],
  request: Omit<MoveRequest, 'profile'>,
): Promise<MoveSummary> {
  const profile = resolveModelProfile(model);
  return moveBetween({
    ...request,
    profile: { fingerprint: profileFingerprint(profile), dimension: profile.dimension, model: profile },
  });
}
