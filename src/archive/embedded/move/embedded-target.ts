import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { countOf } from '../../../count-of.js';
import { SetupError } from '../../../errors.js';
import type { CollectionId } from '../../collection-id.js';
import type { Jobs } from '../../jobs.js';
import type {
  Cursor,
  MovedRow,
  MoveMark,
  MoveOrigin,
  MoveProgress,
  MoveTarget,
  Scope,
} from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import { collectionMigrations } from '../collection-schema.js';
import type { Connection } from '../connection.js';
import { deskMigrations } from '../desk-schema.js';
import { JobsStore } from '../jobs-store.js';
import { makeFolder } from '../make-folder.js';
import { openDatabase, type Migration } from '../open-database.js';
import { openForReading } from '../open-for-reading.js';
import { isReplacing } from '../backup/replace-archive.js';
import { lockForMove } from './embedded-source.js';
import { makeWords } from './make-words.js';
import {
  dropProgress,
  keepMoveMark,
  keepProgress,
  readMovedFrom,
  readMoveMark,
  readProgress,
  replaceMoveMark,
} from './move-marks.js';
import { MovedFiles, type MovedFilesParts } from './moved-files.js';
import { writeRows } from './write-rows.js';

/**
 * Opens a folder for an archive to be moved there; it is made where it is missing.
 * @throws SetupError where another process holds it, or an archive of another version is there.
 */
export function openEmbeddedTarget(folder: string): MoveTarget {
  makeFolder(folder);
  const lock = lockForMove(folder);
  try {
    if (isReplacing(folder)) throw occupied(folder);
    refuseOlder(folder);
    makeFolder(join(folder, 'collections'));
    return new EmbeddedTarget({
      folder,
      lock,
      openDesk: (path) => openFilled(path, deskMigrations),
      openCollection: (path) => {
        makeFolder(dirname(path));
        const connection = openFilled(path, collectionMigrations);
        return { connection, close: () => connection.close() };
      },
    });
  } catch (error) {
    lock.release();
    throw error;
  }
}

class EmbeddedTarget extends MovedFiles implements MoveTarget {
  readonly queue: Pick<Jobs, 'enqueue'>;

  constructor(parts: MovedFilesParts) {
    super(parts);
    this.queue = new JobsStore(this.connection(null));
  }

  async mark(): Promise<MoveMark | null> {
    return readMoveMark(this.connection(null));
  }

  async setMark(mark: MoveMark): Promise<void> {
    keepMoveMark(this.connection(null), mark);
  }

  async movedFrom(): Promise<MoveOrigin | null> {
    return readMovedFrom(this.connection(null));
  }

  async progress(scope: Scope): Promise<MoveProgress | null> {
    return readProgress(this.connection(scope));
  }

  kept(_table: MovedTable, row: MovedRow): MovedRow {
    return row;
  }

  async write(scope: Scope, table: MovedTable, rows: readonly MovedRow[], next: MoveProgress): Promise<void> {
    const connection = this.connection(scope);
    connection.transaction(() => {
      writeRows(connection, table, rows);
      keepProgress(connection, next);
    });
  }

  async makeWords(scope: CollectionId, after: Cursor | null, then: MoveProgress): Promise<Cursor | null> {
    return makeWords(this.connection(scope), after, then);
  }

  async finish(): Promise<readonly string[]> {
    const broken: string[] = [];
    for (const scope of [...(await this.collections()), null]) {
      const rows = this.connection(scope).all<{ readonly table: string }>('PRAGMA foreign_key_check');
      for (const { table } of rows.slice(0, 1)) {
        broken.push(
          `${scope ?? 'desk'}: ${table}: of ${countOf(rows.length, 'row')} what it names is missing`,
        );
      }
    }
    return broken;
  }

  async open(origin: MoveOrigin): Promise<void> {
    for (const scope of [...(await this.collections()), null]) dropProgress(this.connection(scope));
    replaceMoveMark(this.connection(null), origin);
  }
}

/** Rows come table by table, and may name rows that are still to come: what they name is looked at in the end. */
function openFilled(path: string, migrations: readonly Migration[]): Connection {
  const connection = openDatabase(path, migrations);
  connection.pragma('foreign_keys = OFF');
  return connection;
}

/** What an older version wrote is brought up to date by opening it, and nothing must happen to what lies there. */
function refuseOlder(folder: string): void {
  const path = join(folder, 'desk.sqlite');
  if (!existsSync(path)) return;
  const connection = openForReading(path, 0);
  try {
    const version = Number(connection.pragma('user_version'));
    if (version > 0 && version < deskMigrations.length) throw occupied(folder);
  } finally {
    connection.close();
  }
}

function occupied(folder: string): SetupError {
  return new SetupError(
    `The folder ${folder} is not empty: it holds an archive, or what was to become one. Move to an empty folder.`,
  );
}
