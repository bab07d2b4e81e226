import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import type { ModelSettings } from '../config.js';
import { projectFolder } from '../project-folder.js';
import { SetupError } from '../errors.js';
import { defaultHub, isSafeAddress } from './download/hub-address.js';
import { readFolderProfile } from './folder-profile.js';
import type { KnownProfile } from './known-profile.js';
import { knownProfiles, shippedModelName } from './known-profiles.js';
import type { ModelProfile, ModelSource } from './model-profile.js';

const hubId = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;
/** As git allows names; it becomes a folder's, too. */
const revisionName = /^(?!.*\.\.)[A-Za-z0-9][\w./-]*$/;

/** Never in node_modules, where Transformers.js would put it and a clean install would wipe it. */
const cacheFolder = join(projectFolder, 'data', 'models-cache');

/**
 * The model that the environment asks for: a known name, else a folder that is there, else a hub id "org/name".
 * What the environment sets wins over what the profile says.
 * @throws SetupError where there is no such model, its folder is not whole, or a hub is asked without permission.
 */
export function resolveModelProfile(settings: ModelSettings): ModelProfile {
  const name = settings.name || shippedModelName;
  const base = knownProfiles.get(name) ?? profileOfUnknown(name, settings);
  return {
    name,
    source: modelSource(name, base, settings),
    dtype: settings.dtype ?? base.dtype,
    pooling: settings.pooling ?? base.pooling,
    dimension: settings.dimension ?? base.dimension,
    questionPrefix: settings.questionPrefix ?? base.questionPrefix,
    passagePrefix: settings.passagePrefix ?? base.passagePrefix,
    maximumTokens: base.maximumTokens,
    checksums: isAsKnown(base, settings) ? base.checksums : null,
  };
}

/** Whether the files asked for are those whose checksums are known. */
function isAsKnown({ dtype, source }: KnownProfile, settings: ModelSettings): boolean {
  if (source.kind === 'folder') return true;
  return (
    [undefined, dtype].includes(settings.dtype) && [undefined, source.revision].includes(settings.revision)
  );
}

function profileOfUnknown(name: string, settings: ModelSettings): KnownProfile {
  const folder = resolve(name);
  if (existsSync(folder)) return readFolderProfile(folder, settings);
  if (isAbsolute(name) || name.startsWith('.'))
    throw new SetupError(`DATELINE_MODEL="${name}" is no folder: give one that holds a model.`);
  if (!hubId.test(name)) {
    throw new SetupError(
      `DATELINE_MODEL="${name}" is neither a known model (${[...knownProfiles.keys()].join(', ')}), nor a folder, nor a hub id like "org/name".`,
    );
  }
  refuseHubWithoutPermission(name, settings);
  if (settings.dimension === undefined) {
    throw new SetupError(
      `Dateline does not know how long the vectors of DATELINE_MODEL="${name}" are: set DATELINE_MODEL_DIMENSION.`,
    );
  }
  return {
    source: { kind: 'hub', repository: name, revision: 'main' },
    dtype: 'q8',
    pooling: 'mean',
    dimension: settings.dimension,
    questionPrefix: '',
    passagePrefix: '',
    maximumTokens: 512,
    checksums: null,
  };
}

function modelSource(name: string, base: KnownProfile, settings: ModelSettings): ModelSource {
  if (base.source.kind === 'folder') return base.source;
  refuseHubWithoutPermission(name, settings);
  const { repository, revision } = base.source;
  return {
    kind: 'hub',
    repository,
    revision: checkedRevision(settings.revision || revision),
    host: checkedHost(settings.remoteHost ?? defaultHub),
    cacheFolder,
  };
}

function checkedRevision(revision: string): string {
  if (revisionName.test(revision)) return revision;
  throw new SetupError(
    `DATELINE_MODEL_REVISION="${revision}" is no revision: give a commit, a branch or a tag of the model's repository.`,
  );
}

function checkedHost(host: string): string {
  if (isSafeAddress(new URL(host))) return host;
  throw new SetupError(
    `DATELINE_REMOTE_HOST="${host}" is not asked: give an address that begins with https://, or with http:// where the hub runs on this machine.`,
  );
}

function refuseHubWithoutPermission(name: string, settings: ModelSettings): void {
  if (settings.allowRemote) return;
  throw new SetupError(
    `DATELINE_MODEL="${name}" would be fetched from a hub, which is off: set DATELINE_REMOTE_MODELS=true, or give a folder.`,
  );
}
