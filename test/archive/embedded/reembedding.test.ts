import { expect, test } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { Collection } from '../../../src/archive/collection.js';
import { openEmbeddedArchive } from '../../../src/archive/embedded/embedded-archive.js';
import type { VectorProfile } from '../../../src/archive/vector-profile.js';
import { describeReembedding } from '../../contracts/reembedding.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from './temporary-collection.js';

/** Runs `work` on the collection of an archive that is opened with this model and closed again. */
async function having<Result>(
  folder: string,
  profile: VectorProfile,
  work: (collection: Collection, archive: Archive) => Promise<Result>,
): Promise<Result> {
  const { logger } = recordingLogger();
  const archive = closeAfterwards(
    await openEmbeddedArchive({ folder, profile, logger, exactSearchLimit: 2 }),
  );
  const result = await work(archive.collection(localCollection), archive);
  await archive.close();
  return result;
}

describeReembedding('embedded', async () => {
  const folder = await temporaryFolder();
  return { having: (profile, work) => having(folder, profile, work) };
});

test('has nobody wait for what is not complete', async () => {
  const folder = await temporaryFolder();
  const text = 'The mill at Krell burned down.\n\nNobody was hurt.';
  await having(folder, sampleProfile, async (collection) => {
    await collection.add(sampleContent({ text }), samplePassages(text));
  });
  await having(folder, { fingerprint: 'second', dimension: 8 }, async (collection, archive) => {
    await collection.articleCount();
    const { openCollections } = archive.figures();
    const finishing = collection.models.finish();
    // The files are closed for the child process that changes them.
    const during: number[] = [];
    const looking = setInterval(() => during.push(archive.figures().openCollections), 1);
    expect(await finishing).toBe(false);
    clearInterval(looking);
    expect([...new Set([...during, archive.figures().openCollections])]).toEqual([openCollections]);
  });
});
