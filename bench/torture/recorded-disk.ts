import { basename, dirname } from 'node:path';
import { FileContent } from './file-content.js';
import type { RecordedChange } from './recorded-change.js';

type DataChange =
  | { readonly kind: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly size: number };

/** A file: what of it is safe, and what was done to it since it was last synced, in order. */
export interface RecordedFile {
  readonly kind: 'file';
  synced: FileContent;
  unsynced: DataChange[];
}

/** A name in a folder, and what it stands for from now on; null: nothing. */
interface NameEntry {
  readonly folder: RecordedFolder;
  readonly name: string;
  readonly node: RecordedNode | null;
}

/** Names that are given and taken together, in one folder or from one to the other. */
export type NameChange = readonly NameEntry[];

/** A folder: which names in it are safe, and how they were changed since it was last synced, in order. */
export interface RecordedFolder {
  readonly kind: 'folder';
  synced: Map<string, RecordedNode>;
  unsynced: NameChange[];
  /** As processes see it. */
  readonly names: Map<string, RecordedNode>;
}

export type RecordedNode = RecordedFile | RecordedFolder;

export function newFolder(): RecordedFolder {
  return { kind: 'folder', synced: new Map(), unsynced: [], names: new Map() };
}

export function newFile(content = new FileContent()): RecordedFile {
  return { kind: 'file', synced: content, unsynced: [] };
}

export function applyData(content: FileContent, change: DataChange): void {
  if (change.kind === 'write') content.write(change.bytes, change.offset);
  else content.truncate(change.size);
}

/** Makes a change to the names of `folder`; those in another are left. */
export function applyNames(
  names: Map<string, RecordedNode>,
  folder: RecordedFolder,
  change: NameChange,
): void {
  for (const { folder: changed, name, node } of change) {
    if (changed !== folder) continue;
    if (node) names.set(name, node);
    else names.delete(name);
  }
}

/** A file system writes a rename from one folder to another as one thing, whichever of them is synced. */
function syncNames(change: NameChange): void {
  for (const folder of foldersOf(change)) {
    applyNames(folder.synced, folder, change);
    folder.unsynced = folder.unsynced.filter((other) => other !== change);
  }
}

function foldersOf(change: NameChange): ReadonlySet<RecordedFolder> {
  return new Set(change.map(({ folder }) => folder));
}

/** A file as processes see it. */
export function currentContent({ synced, unsynced }: RecordedFile): FileContent {
  const content = synced.copy();
  for (const change of unsynced) applyData(content, change);
  return content;
}

/** The disk that recorded changes are made to, one after the other: what of it is safe, and what may be lost. */
export class RecordedDisk {
  readonly root: RecordedFolder;
  readonly #rootPath: string;
  readonly #open = new Map<string, RecordedNode>();
  /** Whether nothing is made safe by being synced, to show what the torture would find then. */
  readonly #areSyncsIgnored: boolean;

  /** @param rootPath every change lies below it. */
  constructor(rootPath: string, root: RecordedFolder, areSyncsIgnored: boolean) {
    this.#rootPath = rootPath;
    this.root = root;
    this.#areSyncsIgnored = areSyncsIgnored;
  }

  /** What processes read from a file; null where it is not there. */
  contentOf(...names: readonly string[]): Buffer | null {
    let node: RecordedNode | undefined = this.root;
    for (const name of names) node = node?.kind === 'folder' ? node.names.get(name) : undefined;
    return node?.kind === 'file' ? currentContent(node).bytes : null;
  }

  apply(change: RecordedChange): void {
    switch (change.kind) {
      case 'open':
        return this.#opened(change);
      case 'close':
        return void this.#open.delete(change.descriptor);
      case 'write':
      case 'truncate':
        return void this.#file(change.descriptor).unsynced.push(change);
      case 'sync':
        return this.#sync(this.#node(change.descriptor));
      case 'mkdir':
        return this.#rename(change.path, newFolder());
      case 'unlink':
      case 'rmdir':
        return this.#rename(change.path, null);
      case 'link':
        return this.#rename(change.to, this.#at(change.path));
      case 'rename':
        return this.#move(change.path, change.to);
    }
  }

  #opened({ descriptor, path, isNew, isTruncated }: Extract<RecordedChange, { kind: 'open' }>): void {
    if (isNew) this.#rename(path, newFile());
    const node = this.#at(path);
    if (isTruncated && node.kind === 'file') node.unsynced.push({ kind: 'truncate', size: 0 });
    this.#open.set(descriptor, node);
  }

  #sync(node: RecordedNode): void {
    if (this.#areSyncsIgnored) return;
    if (node.kind === 'folder') return void [...node.unsynced].forEach(syncNames);
    for (const change of node.unsynced) applyData(node.synced, change);
    node.unsynced = [];
  }

  #rename(path: string, node: RecordedNode | null): void {
    this.#changeNames([{ folder: this.#folder(path), name: basename(path), node }]);
  }

  #move(path: string, to: string): void {
    this.#changeNames([
      { folder: this.#folder(path), name: basename(path), node: null },
      { folder: this.#folder(to), name: basename(to), node: this.#at(path) },
    ]);
  }

  #changeNames(change: NameChange): void {
    for (const folder of foldersOf(change)) {
      applyNames(folder.names, folder, change);
      folder.unsynced.push(change);
    }
  }

  #folder(path: string): RecordedFolder {
    const folder = this.#at(dirname(path));
    if (folder.kind === 'folder') return folder;
    throw new Error(`${dirname(path)} is no folder in the recording.`);
  }

  #at(path: string): RecordedNode {
    let node: RecordedNode = this.root;
    for (const name of path
      .slice(this.#rootPath.length)
      .split('/')
      .filter((part) => part !== '')) {
      const next: RecordedNode | undefined = node.kind === 'folder' ? node.names.get(name) : undefined;
      if (!next) throw new Error(`${path} is not there in the recording.`);
      node = next;
    }
    return node;
  }

  #file(descriptor: string): RecordedFile {
    const node = this.#node(descriptor);
    if (node.kind === 'file') return node;
    throw new Error('A folder is written to in the recording.');
  }

  #node(descriptor: string): RecordedNode {
    const node = this.#open.get(descriptor);
    if (!node) throw new Error(`Descriptor ${descriptor} is not open in the recording.`);
    return node;
  }
}
