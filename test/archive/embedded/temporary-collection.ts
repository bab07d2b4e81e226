import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import { verifyFiles } from '../../../src/archive/embedded/care/care-files.js';
import type { Finding } from '../../../src/archive/embedded/care/finding.js';
import { OpenCollection } from '../../../src/archive/embedded/open-collection.js';
import type { VectorProfile } from '../../../src/archive/vector-profile.js';
import { sampleDimension } from '../sample-articles.js';

export const sampleProfile: VectorProfile = { fingerprint: 'sample', dimension: sampleDimension };

/** A folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dateline-archive-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Has `thing` closed after the test, before folders that were made earlier are removed. */
export function closeAfterwards<Thing extends { close(): Promise<void> }>(thing: Thing): Thing {
  onTestFinished(() => thing.close());
  return thing;
}

/** A logger and what it was told, one message each. */
export function recordingLogger() {
  const messages: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line) => messages.push(JSON.parse(line).msg) });
  return { logger, messages };
}

/** The collection whose files lie in `folder`; whoever opens it closes it. */
export function openCollection(folder: string, profile = sampleProfile) {
  const { logger, messages } = recordingLogger();
  const collection = new OpenCollection({ id: localCollection, folder, profile, logger });
  return { collection, messages };
}

/** What is wrong with the files of an open collection, as a child process that checks them says. */
export function damagesOf({ connection }: OpenCollection): Promise<readonly Finding[]> {
  return verifyFiles({ path: connection.path, kind: 'collection', profile: sampleProfile });
}
