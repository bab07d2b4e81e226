import { mkdirSync, rmSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { asError } from '../../../errors.js';
import { tellParent } from '../../../tell-parent.js';
import { BackupWriter } from './backup-container.js';
import {
  backupFormat,
  deskMember,
  manifestName,
  type BackupManifest,
  type CollectionEntry,
  type DeskEntry,
} from './backup-manifest.js';
import { backupName, type BackupReply, type BackupRequest } from './backup-process.js';
import { copyDatabase, countCollection, inspectDatabase } from './copy-database.js';

/** Runs in a child process: writes one backup, member by member as it is told, and ends. */
class Backup {
  readonly #folder: string;
  readonly #writer: BackupWriter;
  readonly #head: Pick<BackupManifest, 'dateline' | 'createdAt'>;
  readonly #collections: CollectionEntry[] = [];
  #desk: DeskEntry | null = null;

  constructor({ folder, dateline, createdAt }: Extract<BackupRequest, { kind: 'begin' }>) {
    this.#folder = folder;
    mkdirSync(folder, { mode: 0o700 });
    this.#head = { dateline, createdAt };
    this.#writer = new BackupWriter(this.#file, new Date(createdAt));
  }

  async addDesk(path: string): Promise<void> {
    this.#desk = await this.#add(deskMember, path, (copy) => inspectDatabase(copy, () => ({})));
  }

  async addCollection({
    path,
    member,
    collection,
  }: Extract<BackupRequest, { kind: 'collection' }>): Promise<void> {
    const entry = await this.#add(member, path, (copy) => inspectDatabase(copy, countCollection));
    this.#collections.push({ ...entry, collection });
  }

  async finish(): Promise<BackupReply> {
    if (!this.#desk) throw new Error('The backup has no desk.');
    const manifest: BackupManifest = {
      format: backupFormat,
      ...this.#head,
      desk: this.#desk,
      collections: this.#collections,
    };
    await this.#writer.addText(manifestName, `${JSON.stringify(manifest, null, 1)}\n`);
    await this.#writer.finish();
    return { done: { manifest, bytes: (await stat(this.#file)).size } };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get #file(): string {
    return join(this.#folder, backupName);
  }

  /** One copy at a time lies beside the backup, so that a large archive needs room for one collection only. */
  async #add<Member extends string, Facts>(
    member: Member,
    path: string,
    inspect: (copy: string) => Facts,
  ): Promise<Facts & { member: Member; bytes: number; sha256: string }> {
    const copy = join(this.#folder, 'copy.sqlite');
    copyDatabase(path, copy);
    const facts = inspect(copy);
    const digest = await this.#writer.addFile(member, copy);
    await rm(copy);
    return { ...facts, ...digest, member };
  }
}

let backup: Backup | null = null;

async function answer(request: BackupRequest): Promise<BackupReply> {
  if (request.kind === 'begin') {
    backup = new Backup(request);
    return { done: null };
  }
  if (!backup) throw new Error('No backup was begun.');
  if (request.kind === 'finish') return backup.finish();
  if (request.kind === 'desk') await backup.addDesk(request.path);
  else await backup.addCollection(request);
  return { done: null };
}

process.on('message', (request: BackupRequest) => {
  answer(request)
    .catch((thrown: unknown): BackupReply => {
      const error = asError(thrown) as NodeJS.ErrnoException;
      const cause = error.cause as NodeJS.ErrnoException | undefined;
      return { failure: { code: error.code ?? cause?.code ?? null, message: error.message } };
    })
    .then(tellParent);
});
// Where the process that wanted it is gone, nobody else would remove what there is of it.
process.on('disconnect', () => {
  backup?.remove();
  process.exit(0);
});
