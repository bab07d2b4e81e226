import { readConfig } from '../../src/config.js';
import type { ModelProfile } from '../../src/embedding/model-profile.js';
import { resolveModelProfile } from '../../src/embedding/resolve-model-profile.js';

/** The model that comes with the project, whatever the environment of the test run says. */
export const shippedProfile: ModelProfile = resolveModelProfile(readConfig({}).model);
