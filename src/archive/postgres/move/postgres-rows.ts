import type { CollectionId } from '../../collection-id.js';
import type { Job, Jobs } from '../../jobs.js';
import type {
  ArchiveRows,
  Cursor,
  MovedRow,
  MoveMark,
  MoveOrigin,
  MoveProgress,
  MoveSource,
  MoveTarget,
  Scope,
} from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import { CollectionRooms, type RoomOptions } from '../collection-rooms.js';
import { lockCollection } from '../collection-row.js';
import { usualExactLimit } from '../dense-search.js';
import { makeVectorIndex } from '../open-postgres-archive.js';
import type { Session } from '../session.js';
import { damagedRows, toDamage } from '../verify-collection.js';
import { keptRow } from './kept-row.js';
import { makeWords } from './make-words.js';
import {
  keepMoveMark,
  keepProgress,
  readMovedFrom,
  readMoveMark,
  readProgress,
  replaceMoveMarks,
} from './move-marks.js';
import type { MoveLock } from './move-lock.js';
import type { OpenedDatabase } from './open-database.js';
import { readPage } from './read-page.js';
import { writeRows } from './write-rows.js';

/** The rows of an archive in PostgreSQL. */
class PostgresRows implements ArchiveRows {
  readonly place: string;
  protected readonly opened: OpenedDatabase;

  constructor(opened: OpenedDatabase) {
    this.place = opened.where;
    this.opened = opened;
  }

  async collections(): Promise<readonly CollectionId[]> {
    const rows = await this.read(null, (session) =>
      session.all<{ readonly collection: CollectionId }>(
        'SELECT collection FROM collections ORDER BY collection',
      ),
    );
    return rows.map(({ collection }) => collection);
  }

  page(scope: Scope, table: MovedTable, after: Cursor | null): Promise<readonly MovedRow[]> {
    return this.read(scope, (session) => readPage(session, table, after));
  }

  jobs(): Promise<readonly Job[]> {
    return this.opened.jobs.unfinished();
  }

  close(): Promise<void> {
    return this.opened.close();
  }

  protected read<Result>(scope: Scope, work: (session: Session) => Promise<Result>): Promise<Result> {
    const { database } = this.opened;
    return scope === null ? database.desk(work) : database.read(scope, work);
  }
}

/** A damaged row is told by `damages`, and keeps the archive from being moved. */
const options: RoomOptions = { exactLimit: usualExactLimit, onDamage() {} };

/** An archive in PostgreSQL that is moved away. */
export class PostgresSource extends PostgresRows implements MoveSource {
  get lock(): MoveLock {
    return this.opened.lock;
  }

  async damages(scope: Scope): Promise<readonly string[]> {
    // The desk's rows have no checksums: of their bytes PostgreSQL keeps them, where it was told to.
    if (scope === null) return [];
    const read = <Result>(work: (rooms: CollectionRooms) => Promise<Result>): Promise<Result> =>
      this.read(scope, (session) => work(new CollectionRooms(session, options)));
    const damaged = await damagedRows({ id: scope, read });
    return damaged.map((row) => toDamage(scope, row)).map(({ where, problem }) => `${where}: ${problem}`);
  }
}

/** An archive in PostgreSQL that rows are moved to. */
export class PostgresTarget extends PostgresRows implements MoveTarget {
  get queue(): Pick<Jobs, 'enqueue'> {
    return this.opened.jobs;
  }

  mark(): Promise<MoveMark | null> {
    return this.read(null, readMoveMark);
  }

  setMark(mark: MoveMark): Promise<void> {
    return this.#write(null, (session) => keepMoveMark(session, mark));
  }

  movedFrom(): Promise<MoveOrigin | null> {
    return this.read(null, readMovedFrom);
  }

  progress(scope: Scope): Promise<MoveProgress | null> {
    return this.read(scope, (session) => readProgress(session, scope));
  }

  kept(table: MovedTable, row: MovedRow): MovedRow {
    return keptRow(table, row);
  }

  write(scope: Scope, table: MovedTable, rows: readonly MovedRow[], next: MoveProgress): Promise<void> {
    return this.#write(scope, async (session) => {
      await writeRows(session, table, rows);
      await keepProgress(session, scope, next);
    });
  }

  makeWords(scope: CollectionId, after: Cursor | null, then: MoveProgress): Promise<Cursor | null> {
    return this.#write(scope, async (session) => {
      await lockCollection(session);
      const next = await makeWords(session, after, then);
      await keepProgress(session, scope, next);
      return next.after;
    });
  }

  /** Rows that name one that is missing are refused by PostgreSQL. An index is made faster of all vectors than with each. */
  async finish(): Promise<readonly string[]> {
    await makeVectorIndex(this.opened.database, this.opened.dimension);
    return [];
  }

  open(origin: MoveOrigin): Promise<void> {
    return this.#write(null, (session) => replaceMoveMarks(session, origin));
  }

  #write<Result>(scope: Scope, work: (session: Session) => Promise<Result>): Promise<Result> {
    const { database } = this.opened;
    return scope === null ? database.desk(work) : database.write(scope, work);
  }
}
