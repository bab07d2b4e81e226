import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { externalDataFiles } from '../external-data.js';
import { requiredFiles, sha256OfFile } from '../model-files.js';
import type { HubSource, ModelProfile } from '../model-profile.js';
import { downloadFile } from './download-file.js';
import { DownloadRecord } from './download-record.js';
import { hubAddress } from './hub-address.js';

/** Told of each file that has to be fetched, with its size where the hub says it. */
export type OnFetch = (path: string, bytes: number | null) => void;

/**
 * Sees to it that the files of a model on a hub lie in its folder, whole: fetches those that are missing or damaged and
 * asks nobody where none is. What was fetched once is not silently replaced by something else, even where the
 * revision is a branch that has moved on: the vectors of the two would not go together.
 * @returns the folder
 * @throws SetupError naming the file that cannot be had, and the way out; a later call goes on where this one ended.
 */
export async function fetchModel(
  profile: Pick<ModelProfile, 'dtype' | 'checksums'>,
  source: HubSource,
  onFetch: OnFetch = () => {},
): Promise<string> {
  const { repository, revision } = source;
  const folder = join(source.cacheFolder, ...repository.split('/'), encodeURIComponent(revision));
  const record = new DownloadRecord(folder);
  const fetchMissing = async (path: string): Promise<void> => {
    const file = join(folder, path);
    const sha256 = profile.checksums?.[path] ?? record.sha256(path);
    if (sha256 !== null && existsSync(file) && sha256OfFile(file) === sha256) return;
    const address = hubAddress(source.host, repository, revision, path);
    record.add(path, await downloadFile({ address, file, sha256, onStart: (bytes) => onFetch(path, bytes) }));
  };
  for (const path of requiredFiles(profile.dtype)) await fetchMissing(path);
  for (const path of externalDataFiles(folder, profile.dtype)) await fetchMissing(path);
  return folder;
}
