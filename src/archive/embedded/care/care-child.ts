import { dirname } from 'node:path';
import { isDiskFull } from '../../archive-trouble.js';
import type { Connection } from '../connection.js';
import { serveFile } from '../file-child.js';
import { openForReading } from '../open-for-reading.js';
import type { CareReplies, CareRequest, FilesToVerify } from './care-messages.js';
import { checkCollectionFile, checkDeskFile, checkSnapshot } from './check-files.js';
import { causeOf } from './check-structure.js';
import { damageOfLog } from './log-damage.js';
import { inFile, type Finding } from './finding.js';
import { lostTexts } from './lost-texts.js';
import { repairFile } from './repair-file.js';

/** A process that writes beside it holds the file for a moment. */
const busyTimeoutMs = 10_000;

/** Runs in a child process: checks or repairs a file, and ends. */
serveFile(care, causeOf);

async function care(request: CareRequest): Promise<CareReplies[CareRequest['task']]> {
  switch (request.task) {
    case 'verify':
      return verify(request.files);
    case 'lost-texts':
      return reading(request.databasePath, lostTexts);
    case 'repair':
      return repairFile(request.file);
  }
}

async function verify({ path, kind, profile }: FilesToVerify): Promise<readonly Finding[]> {
  let found = checkLog(path);
  if (found.length > 0) return found;
  try {
    found = await reading(path, kind === 'desk' ? checkDeskFile : checkCollectionFile);
  } catch (error) {
    if (isDiskFull(error)) throw error;
    found = [inFile(path, `It cannot be opened: ${causeOf(error)}`)];
  }
  if (!profile) return found;
  // What a snapshot is read by takes a tenth of a second to load, and the desk has none.
  const { IndexSnapshot } = await import('../index-snapshot.js');
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
  const connection = openForReading(path, busyTimeoutMs);
  try {
    connection.execute('BEGIN');
    return await work(connection);
  } finally {
    connection.close();
  }
}
