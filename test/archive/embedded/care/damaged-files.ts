import { copyFile, cp, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { flipBit } from '../../../../bench/damage/judge-flip.js';
import {
  makeSampleArchive,
  sampleFiles,
  samplePassages,
  sampleProfile,
  sampleReport,
} from '../../../../bench/damage/sample-archive.js';
import { expect } from 'vitest';
import { localCollection } from '../../../../src/archive/collection-id.js';
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

/**
 * An archive whose process was killed after it had acknowledged three more reports, and in the log of whose collection a bit
 * has flipped since; nobody has opened it.
 * @param byte of the log, which begins with 32 bytes; each page in it has 24 before its 4,096.
 */
export async function killedWithDamagedLog(byte = 32 + 24 + 2_000) {
  const { folder, collection: path } = await sampleArchive(14);
  const archive = await openSample(folder);
  const collection = archive.collection(localCollection);
  for (const index of [50, 51, 52])
    await collection.add(sampleReport(index), samplePassages(sampleReport(index)));
  const articles = await collection.articleCount();
  const killed = await temporaryFolder();
  const own = join(killed, 'collections', 'name.local');
  await copyFiles(dirname(path), own);
  await copyFile(join(folder, 'desk.sqlite'), join(killed, 'desk.sqlite'));
  const database = join(own, 'archive.sqlite');
  const log = `${database}-wal`;
  flipBit(log, { byte, bit: 5 });
  return { folder: killed, database, log, articles };
}

/** What was acknowledged is there once the log is mended. */
export async function expectMendable({ folder, articles }: Awaited<ReturnType<typeof killedWithDamagedLog>>) {
  const collection = (await openSample(folder)).collection(localCollection);
  expect((await collection.repair(remedies))[0]).toMatchObject({
    done: expect.stringContaining('turned back'),
  });
  expect(await collection.articleCount()).toBe(articles);
  expect(await collection.verify()).toEqual([]);
}
