import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Archive } from '../../../../src/archive/archive.js';
import { guildCollection, localCollection } from '../../../../src/archive/collection-id.js';
import { restoreArchive } from '../../../../src/archive/embedded/backup/restore-archive.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { UserError } from '../../../../src/errors.js';
import { add, bridge, ferry } from '../../../contracts/archive/samples.js';
import { sampleAnswer } from '../../sample-articles.js';
import { closeAfterwards, recordingLogger, sampleProfile, temporaryFolder } from '../temporary-collection.js';

export const guild = guildCollection('42');

/** Whoever opens it closes it. */
function openHere(folder: string): Promise<Archive> {
  const { logger } = recordingLogger();
  return openEmbeddedArchive({ folder, profile: sampleProfile, logger });
}

/** The archive in `folder`; closed after the test. */
export async function open(folder: string): Promise<Archive> {
  return closeAfterwards(await openHere(folder));
}

/** An archive with something of everything, its folder, and another one for backups. */
export async function archiveWithNews() {
  const root = await temporaryFolder();
  const folder = join(root, 'archive');
  const archive = await open(folder);
  await add(archive.collection(localCollection), ferry);
  await add(archive.collection(localCollection), bridge);
  await add(archive.collection(guild), { ...ferry, text: `${ferry.text}\n\nIt is called Gudrun.` });
  await archive.collection(guild).saveAnswer(sampleAnswer({ id: 'kept' }));
  await archive.settings.set(guild, 'language', 'de');
  await archive.jobs.enqueue({ kind: 'poll', collection: guild, payload: 7 });
  const backups = join(root, 'backups');
  await mkdir(backups);
  return { root, folder, archive, backups, file: join(backups, 'news.tar.gz') };
}

/** Makes an archive of two articles in `root`, and a backup of the time when it held the first only. Whoever asks closes it. */
export async function makeBackedUp(root: string) {
  const { folder, file } = placesIn(root);
  const archive = await openHere(folder);
  await add(archive.collection(localCollection), ferry);
  await archive.backup(file);
  await add(archive.collection(localCollection), bridge);
  return { root, folder, archive, file };
}

/** The same in a folder of the test's own; closed after the test. */
export async function backedUp() {
  const made = await makeBackedUp(await temporaryFolder());
  closeAfterwards(made.archive);
  return made;
}

/** A copy of what was made in `root` and closed. */
export async function copyOfBackedUp(root: string) {
  const own = await temporaryFolder();
  await cp(root, own, { recursive: true });
  return { root: own, ...placesIn(own) };
}

function placesIn(root: string) {
  return { folder: join(root, 'archive'), file: join(root, 'news.tar.gz') };
}

/** Restores as the command line does. */
export function restore(file: string, folder: string, replace = false) {
  return restoreArchive({
    file,
    folder,
    replace,
    purgeJob: (collection, removedAt) => ({ kind: 'purge', collection, payload: removedAt }),
  });
}

/** What stands in the collection of the terminal in an archive that nobody has open. */
export async function titles(folder: string): Promise<readonly (string | null)[]> {
  const archive = await openHere(folder);
  const articles = await archive.collection(localCollection).articles({ after: null, limit: 9 });
  await archive.close();
  return articles.map(({ title }) => title).toSorted();
}

/** In which words it is refused. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
}
