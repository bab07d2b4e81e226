import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { makeSampleArchive, sampleProfile } from '../../../../bench/damage/sample-archive.js';
import { openEmbeddedArchive } from '../../../../src/archive/embedded/embedded-archive.js';
import { closeAfterwards, temporaryFolder } from '../temporary-collection.js';

/** An archive with something in every table, in a folder that is removed after the test; closed. */
export async function sampleArchive(articles: number) {
  const folder = await temporaryFolder();
  return { folder, ...(await makeSampleArchive(folder, articles)) };
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
