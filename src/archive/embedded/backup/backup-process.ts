import type { ChildProcess } from 'node:child_process';
import { dirname } from 'node:path';
import { forkChild } from '../../../child-process.js';
import type { CollectionId } from '../../collection-id.js';
import type { BackupManifest } from './backup-manifest.js';

/** The finished backup, in the folder in which it is made. */
export const backupName = 'backup.tar.gz';

export type BackupRequest =
  | { readonly kind: 'begin'; readonly folder: string; readonly dateline: string; readonly createdAt: string }
  | { readonly kind: 'desk'; readonly path: string }
  | {
      readonly kind: 'collection';
      readonly path: string;
      readonly member: string;
      readonly collection: CollectionId;
    }
  | { readonly kind: 'finish' };

export interface FinishedBackup {
  readonly manifest: BackupManifest;
  readonly bytes: number;
}

export type BackupReply =
  | { readonly done: FinishedBackup | null }
  | { readonly failure: { readonly code: string | null; readonly message: string } };

/** A step of a backup failed. */
export class BackupFailure extends Error {
  override readonly name = 'BackupFailure';
  /** What the system or SQLite called it, where it has a name. */
  readonly code: string | null;
  /** Which was being copied, where one was. */
  readonly collection: CollectionId | null;

  constructor(code: string | null, message: string, collection: CollectionId | null) {
    super(message);
    this.code = code;
    this.collection = collection;
  }
}

/** Last words that are passed on where it dies. */
const lastWordsCharacters = 2_000;

/** A child process that writes one backup: copying and packing takes seconds to minutes, in which this process goes on answering. */
export class BackupProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #lastWords = '';
  #listener: ((reply: BackupReply | Error) => void) | null = null;

  /** `archiveFolder` is read; only the folder in which the backup will lie is written. */
  constructor(archiveFolder: string, file: string) {
    this.#child = forkChild({
      entry: new URL('./backup-child.js', import.meta.url),
      nativeModules: true,
      readFolders: [archiveFolder, dirname(file)],
      writeFolders: [dirname(file)],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-lastWordsCharacters);
    });
    this.#child.on('message', (reply: BackupReply) => this.#listener?.(reply));
    this.#ended = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#listener?.(error);
        resolve();
      });
      this.#child.once('close', (code, signal) => {
        this.#listener?.(new Error(`The backup ended (${signal ?? code}): ${this.#lastWords.trim()}`));
        resolve();
      });
    });
  }

  /** Has one step done. @throws BackupFailure where it failed; Error where the child died. */
  async ask(request: BackupRequest): Promise<FinishedBackup | null> {
    const reply = await new Promise<BackupReply>((resolve, reject) => {
      this.#listener = (heard) => (heard instanceof Error ? reject(heard) : resolve(heard));
      if (this.#child.connected) this.#child.send(request);
      else reject(new Error(`The backup ended: ${this.#lastWords.trim()}`));
    });
    this.#listener = null;
    if ('failure' in reply) {
      const collection = request.kind === 'collection' ? request.collection : null;
      throw new BackupFailure(reply.failure.code, reply.failure.message, collection);
    }
    return reply.done;
  }

  /** Ends it at once. Resolves when it is gone. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}
