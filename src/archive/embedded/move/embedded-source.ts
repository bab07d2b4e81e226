import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../../errors.js';
import type { MoveSource, Scope } from '../../move/archive-rows.js';
import { lockArchive, type ArchiveLock } from '../archive-lock.js';
import { isReplacing } from '../backup/replace-archive.js';
import { checkSums } from '../care/check-sums.js';
import type { Connection } from '../connection.js';
import { deskMigrations } from '../desk-schema.js';
import { unfinishedMove } from '../../move/unfinished-move.js';
import { readMoveMark } from './move-marks.js';
import { MovedFiles } from './moved-files.js';
import { openCollectionToMove, openUnchanged } from './open-unchanged.js';

/**
 * Opens the archive in a folder to be moved from there: nothing in it is changed, and nobody else opens it meanwhile.
 * @throws SetupError where there is none, another process holds it, or it is not ready to be moved.
 */
export function openEmbeddedSource(folder: string): MoveSource {
  if (!existsSync(join(folder, 'desk.sqlite'))) {
    throw new SetupError(
      `There is no archive in ${folder}: name the folder that holds desk.sqlite in --from.`,
    );
  }
  const lock = lockForMove(folder);
  try {
    if (isReplacing(folder))
      throw unready(folder, 'a restore into it was interrupted', 'run "dateline stats" with it');
    return new EmbeddedSource({
      folder,
      lock,
      openDesk: (path) => openMovedDesk(path, folder),
      openCollection: openCollectionToMove,
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** @throws SetupError "archive-held" where another process holds the archive. */
export function lockForMove(folder: string): ArchiveLock {
  try {
    return lockArchive(folder);
  } catch (error) {
    if (!(error instanceof SetupError) || error.code !== 'archive-held') throw error;
    throw new SetupError(
      `The archive in ${folder} is in use by another Dateline process: stop it (the bot, an import, another move), then run the same command again.`,
      { cause: error, code: 'archive-held' },
    );
  }
}

class EmbeddedSource extends MovedFiles implements MoveSource {
  async damages(scope: Scope): Promise<readonly string[]> {
    return checkSums(this.connection(scope), new Set()).map(({ where, problem }) => `${where}: ${problem}`);
  }
}

/** @throws SetupError where an older version wrote it: the first command that opens the archive brings it up to date. */
function openMovedDesk(path: string, folder: string): Connection {
  const desk = openUnchanged(path, deskMigrations.length);
  try {
    const isOlder = Number(desk.pragma('user_version')) < deskMigrations.length;
    if (isOlder)
      throw unready(folder, 'an older version of Dateline wrote it', 'run "dateline stats" with it');
    const mark = readMoveMark(desk);
    if (mark) throw unfinishedMove(folder, mark);
    return desk;
  } catch (error) {
    desk.close();
    throw error;
  }
}

function unready(folder: string, reason: string, remedy: string): SetupError {
  return new SetupError(
    `The archive in ${folder} cannot be moved, since ${reason}: ${remedy}, then move it.`,
  );
}
