import type { Archive } from '../../src/archive/archive.js';

/** An archive to be made once: its name, and what makes it of an empty one. */
export interface ArchiveToMake {
  readonly name: string;
  readonly make: (archive: Archive) => Promise<void>;
}

/** A storage driver that is measured. Places are what `DATELINE_ARCHIVE` takes: a folder, or the address of a database. */
export interface Driver {
  readonly name: 'embedded' | 'PostgreSQL';
  /** The place of an archive, which is made where it is not there yet and is not to be changed. */
  made(wanted: ArchiveToMake): Promise<string>;
  /** A copy, until `discard`. */
  copy(place: string): Promise<string>;
  discard(place: string): Promise<void>;
  open(place: string): Promise<Archive>;
  /** On the disk. */
  bytes(place: string): Promise<number>;
}
