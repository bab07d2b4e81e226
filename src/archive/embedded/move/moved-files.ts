import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectionId } from '../../collection-id.js';
import type { Job } from '../../jobs.js';
import type { ArchiveRows, Cursor, MovedRow, Scope } from '../../move/archive-rows.js';
import type { MovedTable } from '../../move/moved-table.js';
import type { ArchiveLock } from '../archive-lock.js';
import { databaseFile, folderName, listCollections } from '../collection-files.js';
import type { Connection } from '../connection.js';
import { unfinishedJobs } from '../jobs-store.js';
import { readPage } from './read-page.js';

/** A collection's file that is open. */
export interface OpenedFile {
  readonly connection: Connection;
  close(): void;
}

/** How the files of an archive are opened. */
export interface MovedFilesParts {
  readonly folder: string;
  readonly lock: ArchiveLock;
  readonly openDesk: (path: string) => Connection;
  readonly openCollection: (path: string) => OpenedFile;
}

/** The rows of an archive in a folder, which is held by its lock. One collection is open at a time. */
export class MovedFiles implements ArchiveRows {
  readonly place: string;
  readonly #parts: MovedFilesParts;
  readonly #desk: Connection;
  #opened: { readonly id: CollectionId; readonly file: OpenedFile } | null = null;

  constructor(parts: MovedFilesParts) {
    this.place = parts.folder;
    this.#parts = parts;
    this.#desk = parts.openDesk(join(parts.folder, 'desk.sqlite'));
  }

  async collections(): Promise<readonly CollectionId[]> {
    const folder = join(this.#parts.folder, 'collections');
    return existsSync(folder) ? listCollections(folder) : [];
  }

  async page(scope: Scope, table: MovedTable, after: Cursor | null): Promise<readonly MovedRow[]> {
    return readPage(this.connection(scope), table, after);
  }

  async jobs(): Promise<readonly Job[]> {
    return unfinishedJobs(this.#desk);
  }

  /** Of the file that holds a scope; valid until another collection's is asked for. */
  protected connection(scope: Scope): Connection {
    if (scope === null) return this.#desk;
    if (this.#opened?.id === scope) return this.#opened.file.connection;
    this.#closeCollection();
    const path = databaseFile(join(this.#parts.folder, 'collections', folderName(scope)));
    const file = this.#parts.openCollection(path);
    this.#opened = { id: scope, file };
    return file.connection;
  }

  async close(): Promise<void> {
    this.#closeCollection();
    this.#desk.close();
    this.#parts.lock.release();
  }

  #closeCollection(): void {
    const opened = this.#opened;
    this.#opened = null;
    opened?.file.close();
  }
}
