import { existsSync } from 'node:fs';
import { asError } from '../errors.js';
import { broken, hint, ok, type Check, type Finding } from './finding.js';

const name = 'archive';
/** More would take too long for a quick look. */
const mostCollections = 50;
const greetingMs = 3_000;

/** Whether the archive opens, or is held by a Dateline that answers. What holds it is not disturbed, and nothing is changed. */
export function checkArchive(folder: string): Check {
  return {
    name,
    async run() {
      if (!existsSync(folder)) return [hint(name, 'There is none yet: it is made at the first start.', null)];
      const { isArchiveLocked } = await import('../archive/embedded/archive-lock.js');
      return isArchiveLocked(folder) ? [await holder(folder)] : inspected(folder);
    },
  };
}

async function holder(folder: string): Promise<Finding> {
  const { connectDesk } = await import('../desk/socket-desk.js');
  try {
    const desk = await connectDesk(folder, greetingMs);
    if (desk) {
      await desk.close();
      return ok(name, 'held by a Dateline that is running and answers');
    }
    const fix =
      'Wait until it has started; if this stays so, end that process (pgrep -af dateline shows it).';
    return broken(name, 'A process holds the archive and does not listen.', fix);
  } catch (thrown) {
    return broken(name, asError(thrown).message, 'Restart the Dateline that is running.');
  }
}

async function inspected(folder: string): Promise<readonly Finding[]> {
  const { inspectArchive } = await import('../archive/embedded/inspect-archive.js');
  const files = await inspectArchive(folder, mostCollections);
  if (files.length === 0) return [hint(name, 'There is none yet: it is made at the first start.', null)];
  const troubles = files.flatMap(({ path, schema, known, problem }) => {
    if (problem !== null) {
      const says = problem.includes(path) ? problem : `${path} is damaged: ${problem}`;
      return [broken(name, says, 'See all that is wrong with: npx dateline verify')];
    }
    if (schema !== null && schema > known) {
      const says = `${path} was written by a newer version of Dateline (schema ${schema}, known here: ${known}).`;
      return [broken(name, says, 'Install that version, or name another folder in DATELINE_ARCHIVE.')];
    }
    return [];
  });
  if (troubles.length > 0) return troubles;
  const older = files.filter(({ schema, known }) => schema !== null && schema < known).length;
  const migrated =
    older === 0 ? '' : `; ${older} are of an older schema and are brought up to date when they are opened`;
  return [
    ok(
      name,
      `opens, and a quick check finds its ${files.length} databases whole (all of it: npx dateline verify)${migrated}`,
    ),
  ];
}
