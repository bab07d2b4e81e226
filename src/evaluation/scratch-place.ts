import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Archive } from '../archive/archive.js';
import { localCollection } from '../archive/collection-id.js';
import { databasePlace, isDatabaseUrl } from '../archive/database-url.js';
import { openEmbeddedArchive } from '../archive/embedded/embedded-archive.js';
import type { VectorProfile } from '../archive/vector-profile.js';
import { projectFolder } from '../project-folder.js';
import { SetupError } from '../errors.js';
import type { Logger } from '../logger.js';

/** Where a scratch archive is kept between runs. */
export interface ScratchPlace {
  readonly archive: Archive;
  readonly isFilled: boolean;
  /** Notes that all is in it. */
  markFilled(): Promise<void>;
}

/** Under which a database keeps what its archive was made from. */
const markKey = 'evaluation';

/** Folder of the vectors that a scratch archive is made anew from. */
export function vectorFolderOf(scratch: string): string {
  return isDatabaseUrl(scratch) ? join(projectFolder, 'data', 'eval') : scratch;
}

/** What decides what an archive there holds, beside reading: the compiled files whose names match. */
export function schemaOf(scratch: string): RegExp {
  return isDatabaseUrl(scratch)
    ? /^archive\/postgres\/(schema|bm25)/
    : /^archive\/embedded\/collection-schema/;
}

/**
 * Opens the archive in `scratch`, a folder or the address of a database, as it is or empty.
 * @param mark what it is made from; one that was made from something else is emptied first.
 * @throws SetupError as opening any archive does, and where a database holds an archive that was not made here.
 */
export function openScratchPlace(
  scratch: string,
  mark: string,
  profile: VectorProfile,
  logger: Logger,
): Promise<ScratchPlace> {
  return isDatabaseUrl(scratch)
    ? openInDatabase(scratch, mark, profile, logger)
    : openInFolder(join(scratch, 'archive'), mark, profile, logger);
}

async function openInFolder(
  folder: string,
  mark: string,
  profile: VectorProfile,
  logger: Logger,
): Promise<ScratchPlace> {
  const [madeFile, filledFile] = [join(folder, 'made-from.json'), join(folder, 'filled.json')];
  if ((await readFile(madeFile, 'utf8').catch(() => null)) !== mark) {
    await rm(folder, { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true });
  await writeFile(madeFile, mark);
  const archive = await openEmbeddedArchive({ folder, profile, logger });
  const filled = await readFile(filledFile, 'utf8').catch(() => null);
  return { archive, isFilled: filled !== null, markFilled: () => writeFile(filledFile, mark) };
}

async function openInDatabase(
  url: string,
  mark: string,
  profile: VectorProfile,
  logger: Logger,
): Promise<ScratchPlace> {
  const { openPostgresArchive } = await import('../archive/postgres/open-postgres-archive.js');
  const archive = await openPostgresArchive(url, { profile, logger });
  try {
    const noted = (await archive.settings.get(localCollection, markKey)) as Noted | null | undefined;
    const collections = await archive.collections();
    if (!noted && collections.length > 0) {
      throw new SetupError(
        `The database ${databasePlace(url)} holds an archive that "dateline eval" did not make: give --scratch an empty database.`,
      );
    }
    const isAsItWas = noted?.mark === mark;
    if (!isAsItWas) {
      for (const id of collections) await archive.collection(id).delete();
      await note(archive, { mark, isFilled: false });
    }
    return {
      archive,
      isFilled: isAsItWas && noted.isFilled,
      markFilled: () => note(archive, { mark, isFilled: true }),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}

interface Noted {
  readonly mark: string;
  readonly isFilled: boolean;
}

function note(archive: Archive, noted: Noted): Promise<void> {
  return archive.settings.set(localCollection, markKey, noted);
}
