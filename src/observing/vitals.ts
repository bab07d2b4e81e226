import { statfs } from 'node:fs/promises';
import type { Archive } from '../archive/archive.js';
import type { ArchiveFigures } from '../archive/archive-figures.js';
import { liveChildren } from '../child-process.js';
import { asError } from '../errors.js';
import { folderSize } from '../folder-size.js';
import { residentBytes } from '../resident-memory.js';
import { within } from '../within.js';

/** What this process is at, read when somebody asks. */
export interface Figures extends ArchiveFigures {
  /** Jobs that are queued or at work, by kind. */
  readonly jobs: ReadonlyMap<string, number>;
  /** Texts that wait to be embedded. */
  readonly embeddingQueue: number;
  /** Children that are alive, by what they are. */
  readonly children: ReadonlyMap<string, { readonly processes: number; readonly residentBytes: number }>;
  readonly archiveBytes: number;
  readonly diskFreeBytes: number;
}

/** What keeps Dateline from serving; all null: it serves. */
export interface Health {
  readonly gateway: string | null;
  readonly archive: string | null;
  readonly embedder: string | null;
}

export interface VitalParts {
  readonly archive: Archive;
  readonly archiveFolder: string;
  readonly embedder: { readonly waiting: number; ready(): Promise<void> };
}

/** Where less is free, a write is about to fail: an article takes some tens of kilobytes, a snapshot of an index more. */
const leastFreeBytes = 64 * 2 ** 20;
/** A model that is loaded answers at once. */
const embedderMs = 1_000;
/** To add up the sizes of thousands of collections takes a while; nobody needs them by the second. */
const archiveSizeAgeMs = 60_000;

/** Tells how this process is: what it is at, and whether it can serve. */
export class Vitals {
  readonly #parts: VitalParts;
  #isConnected: (() => boolean) | null = null;
  #archiveSize: { readonly bytes: Promise<number>; readonly atMs: number } | null = null;

  constructor(parts: VitalParts) {
    this.#parts = parts;
  }

  /** `isConnected` says whether there is a connection to Discord, from now on. */
  watchGateway(isConnected: () => boolean): void {
    this.#isConnected = isConnected;
  }

  async figures(): Promise<Figures> {
    const { archive, archiveFolder, embedder } = this.#parts;
    const [jobs, archiveBytes, diskFreeBytes, children] = await Promise.all([
      archive.jobs.waiting(),
      this.#archiveBytes(),
      freeBytes(archiveFolder),
      childFigures(),
    ]);
    return {
      ...archive.figures(),
      jobs,
      embeddingQueue: embedder.waiting,
      children,
      archiveBytes,
      diskFreeBytes,
    };
  }

  async health(): Promise<Health> {
    const [archive, embedder] = await Promise.all([
      problemOf(() => this.#requireRoom()),
      problemOf(() => this.#requireModel()),
    ]);
    return { gateway: this.#gatewayProblem(), archive, embedder };
  }

  #gatewayProblem(): string | null {
    if (this.#isConnected === null) return 'Dateline is not logged in to Discord yet.';
    return this.#isConnected() ? null : 'The connection to Discord is lost; it is being made again.';
  }

  async #requireModel(): Promise<void> {
    const ready = this.#parts.embedder.ready();
    if (!(await within(ready, embedderMs))) throw new Error('The model is being loaded.');
    await ready;
  }

  async #requireRoom(): Promise<void> {
    const { archive, archiveFolder } = this.#parts;
    await archive.requireWritable();
    const free = await freeBytes(archiveFolder);
    if (free < leastFreeBytes) {
      throw new Error(`Only ${Math.floor(free / 2 ** 20)} MB are free on the disk of the archive.`);
    }
  }

  #archiveBytes(): Promise<number> {
    const now = Date.now();
    if (this.#archiveSize === null || now - this.#archiveSize.atMs > archiveSizeAgeMs) {
      this.#archiveSize = { bytes: folderSize(this.#parts.archiveFolder), atMs: now };
    }
    return this.#archiveSize.bytes;
  }
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

async function childFigures(): Promise<Figures['children']> {
  const figures = new Map<string, { processes: number; residentBytes: number }>();
  for (const [pid, name] of liveChildren()) {
    const { processes, residentBytes: before } = figures.get(name) ?? { processes: 0, residentBytes: 0 };
    const bytes = (await residentBytes(pid)) ?? 0;
    figures.set(name, { processes: processes + 1, residentBytes: before + bytes });
  }
  return figures;
}

async function problemOf(check: () => Promise<void>): Promise<string | null> {
  try {
    await check();
    return null;
  } catch (thrown) {
    return asError(thrown).message;
  }
}
