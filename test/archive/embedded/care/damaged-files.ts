import { copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import {
  makeSampleArchive,
  sampleFiles,
  samplePassages,
  sampleProfile,
} from '../../../../bench/damage/sample-archive.js';
import type { Remedies } from '../../../../src/archive/damage.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { closeAfterwards, temporaryFolder } from '../temporary-collection.js';

/** Reads a text file again as it is, and makes passages as the sample does. */
export const remedies: Remedies = {
  readAgain: async ({ bytes }) => [Buffer.from(bytes).toString('utf8')],
  passagesOf: async (article) => samplePassages(article),
};

/** An archive with something in every table, in a folder that is removed after the test; closed. */
export async function sampleArchive(articles: number) {
  const folder = await temporaryFolder();
  return { folder, ...(await makeSampleArchive(folder, articles)) };
}

/** The same as it was made in `prepared`. */
export async function copyOfSample(prepared: string) {
  const folder = await temporaryFolder();
  await cp(prepared, folder, { recursive: true });
  return { folder, ...sampleFiles(folder) };
}

/** Opens it; it is closed after the test. */
export async function openSample(folder: string) {
  const logger = pino({ level: 'silent' });
  return closeAfterwards(await openEmbeddedArchive({ folder, profile: sampleProfile, logger }));
}

/** Copies the files of a collection as they lie there, as a process that was killed leaves them. */
export async function copyFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) await copyFile(join(from, name), join(to, name));
}
