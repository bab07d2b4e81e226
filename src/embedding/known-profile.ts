import type { HubSource, ModelProfile, ModelSource } from './model-profile.js';

/** A profile as it is known beforehand: everything but what the environment decides. */
export type KnownProfile = Omit<ModelProfile, 'name' | 'source'> & {
  readonly source:
    | Extract<ModelSource, { kind: 'folder' }>
    | Pick<HubSource, 'kind' | 'repository' | 'revision'>;
};
