import { dirname } from 'node:path';
import { SetupError } from '../../../errors.js';
import { Connection } from '../connection.js';
import { IndexSnapshot } from '../index-snapshot.js';
import { checkCollectionFile, checkDeskFile, checkSnapshot } from '../verify-collection.js';
import type { CareReply, CareRequest, FilesToVerify } from './care-messages.js';
import { causeOf } from './check-structure.js';
import { damageOfLog } from './log-damage.js';
import { inFile, type Finding } from './finding.js';
import { lostTexts } from './lost-texts.js';
import { repairFile } from './repair-file.js';

/** A process that writes beside it holds the file for a moment. */
const busyTimeoutMs = 10_000;

/** Runs in a child process: checks or repairs a file, and ends. */
async function care(request: CareRequest): Promise<CareReply> {
  try {
    switch (request.task) {
      case 'verify':
        return { result: await verify(request.files) };
      case 'lost-texts':
        return { result: damageOfLog(request.path) ? [] : await reading(request.path, lostTexts) };
      case 'repair':
        return { result: repairFile(request.file) };
    }
  } catch (error) {
    const isSetup = error instanceof SetupError;
    return { failure: isSetup ? error.message : causeOf(error), isSetup };
  }
}

async function verify({ path, kind, profile }: FilesToVerify): Promise<readonly Finding[]> {
  let found = checkLog(path);
  // Whoever opens the file ends its log at the damage, and the last who closes it removes it.
  if (found.length > 0) return found;
  try {
    found = await reading(path, kind === 'desk' ? checkDeskFile : checkCollectionFile);
  } catch (error) {
    found = [inFile(path, `It cannot be opened: ${causeOf(error)}`)];
  }
  if (!profile) return found;
  const snapshot = new IndexSnapshot(dirname(path), profile);
  return [...found, ...checkSnapshot(await snapshot.problem())];
}

function checkLog(path: string): readonly Finding[] {
  const damage = damageOfLog(path);
  if (!damage) return [];
  const problem = `It is damaged, with ${damage.transactions} transactions behind the damage.`;
  return [inFile(`${path}-wal`, problem)];
}

/** Reads a file as it is at one moment, whatever is written meanwhile. */
async function reading<Result>(
  path: string,
  work: (connection: Connection) => Result | Promise<Result>,
): Promise<Result> {
  const connection = new Connection(path, busyTimeoutMs);
  try {
    connection.execute('BEGIN');
    return await work(connection);
  } finally {
    connection.close();
  }
}

process.on('message', async (request: CareRequest) => {
  const reply = await care(request);
  process.send?.(reply, undefined, undefined, () => process.disconnect());
});
process.on('disconnect', () => process.exit(0));
