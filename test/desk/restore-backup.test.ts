import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openEmbeddedArchive } from '../../src/archive/embedded/embedded-archive.js';
import type { VectorProfile } from '../../src/archive/vector-profile.js';
import { JobRunner } from '../../src/desk/job-runner.js';
import { enqueueReembedding, reembedHandler, reembedKind } from '../../src/desk/reembed-job.js';
import { restoreBackup } from '../../src/desk/restore-backup.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import {
  closeAfterwards,
  recordingLogger,
  sampleProfile,
  temporaryFolder,
} from '../archive/embedded/temporary-collection.js';
import { sampleContent, samplePassages } from '../archive/sample-articles.js';
import { FakeEmbedder } from '../fakes/fake-embedder.js';

const embedder = new FakeEmbedder();
const ownProfile: VectorProfile = {
  fingerprint: profileFingerprint(embedder.profile),
  dimension: embedder.profile.dimension,
};
const mill = 'The mill at Krell burned down.\n\nNobody was hurt.';

async function having<Result>(
  folder: string,
  profile: VectorProfile,
  work: (archive: Archive) => Promise<Result>,
): Promise<Result> {
  const { logger } = recordingLogger();
  const archive = closeAfterwards(await openEmbeddedArchive({ folder, profile, logger }));
  const result = await work(archive);
  await archive.close();
  return result;
}

/** What a start does with the collections of another model; whether all are of this one then. */
async function start(archive: Archive): Promise<boolean> {
  const { logger } = recordingLogger();
  const parts = { archive, embedder, now: () => new Date(), logger };
  await enqueueReembedding(parts);
  const handlers = new Map([[reembedKind, reembedHandler(parts)]]);
  const runner = new JobRunner({ ...parts, jobs: archive.jobs, handlers });
  runner.wake();
  await runner.settled();
  return (await archive.collection(localCollection).models.served()).isCurrent;
}

test('a collection that was copied before its model changed, into a backup whose desk knows of the change, is read with it after all', async () => {
  const root = await temporaryFolder();
  const [folder, asCopied, file] = ['archive', 'as-copied', 'news.tar.gz'].map((name) =>
    join(root, name),
  ) as [string, string, string];
  await having(folder, sampleProfile, (archive) =>
    archive.collection(localCollection).add(sampleContent({ text: mill }), samplePassages(mill)),
  );
  const collections = join(folder, 'collections');
  await cp(collections, asCopied, { recursive: true });
  expect(await having(folder, ownProfile, start)).toBe(true);

  // A backup copies the desk last: it may find this.
  await rm(collections, { recursive: true });
  await cp(asCopied, collections, { recursive: true });
  await having(folder, ownProfile, (archive) => archive.backup(file));
  const restored = join(root, 'restored');
  await restoreBackup({ file, archiveFolder: restored, replace: false });
  expect(await having(restored, ownProfile, start)).toBe(true);
});
