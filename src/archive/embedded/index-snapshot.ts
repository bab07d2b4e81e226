import { createHash } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFile, syncFolder } from './durable-file.js';
import { sha256OfFile } from '../../file-digest.js';
import type { VectorProfile } from '../vector-profile.js';
import { VectorIndex } from './vector-index.js';

/** Raised where an index is built in another way, so that older snapshots are not loaded. */
const format = 2;

const manifestSchema = z.strictObject({
  format: z.literal(format),
  generation: z.int().positive(),
  /** Of the file of this generation. */
  sha256: z.hash('sha256'),
  bytes: z.int().positive(),
  fingerprint: z.string(),
  dimension: z.int().positive(),
  /** Points in the index. */
  points: z.int().positive(),
  /** Every passage up to this id that was searchable when the snapshot was made is in it. */
  indexedThrough: z.int().positive(),
  /** Points that are not found, since their passages were not searchable when the snapshot was made. */
  removed: z.array(z.int().positive()),
});

type Manifest = z.infer<typeof manifestSchema>;

/** A vector index together with how far it reaches. */
export interface SavedIndex {
  readonly index: VectorIndex;
  readonly indexedThrough: number;
}

/** The vector index of a collection on disk: `index-<generation>.hnsw` and `index.json`, its manifest. Both can be lost without harm. */
export class IndexSnapshot {
  readonly #folder: string;
  readonly #profile: VectorProfile;

  constructor(folder: string, profile: VectorProfile) {
    this.#folder = folder;
    this.#profile = profile;
  }

  /**
   * The saved index, or null where there is none or it is of another model.
   * @throws Error saying what is wrong where the files are damaged; the index is then to be built anew.
   */
  async load(): Promise<SavedIndex | null> {
    const manifest = await this.#verified();
    if (!manifest) return null;
    const { fingerprint, dimension, indexedThrough, points, generation, removed } = manifest;
    if (fingerprint !== this.#profile.fingerprint || dimension !== this.#profile.dimension) return null;
    const index = await VectorIndex.read(this.#indexFile(generation), dimension, removed);
    if (index.size !== points) throw new Error(`The index holds ${index.size} points, not ${points}.`);
    return { index, indexedThrough };
  }

  /** What is wrong with the files; null where nothing is. */
  async problem(): Promise<string | null> {
    try {
      await this.#verified();
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /**
   * Saves an index that nobody changes meanwhile. Each file is written beside, synced and renamed,
   * the manifest last: a crash at any moment leaves the generation before, or this one. What was written is removed where
   * it fails: on a full disk that room is needed.
   */
  async save(saved: SavedIndex): Promise<void> {
    const generation = (await this.#newestGeneration()) + 1;
    try {
      await this.#write(saved, generation);
    } catch (error) {
      await this.#removePartial(generation);
      throw error;
    }
    syncFolder(this.#folder);
    await this.#removeAllBut(generation);
  }

  async #write({ index, indexedThrough }: SavedIndex, generation: number): Promise<void> {
    const file = this.#indexFile(generation);
    await index.write(`${file}.partial`);
    await syncFile(`${file}.partial`);
    const manifest: Manifest = {
      format,
      generation,
      sha256: await sha256OfFile(`${file}.partial`),
      bytes: (await stat(`${file}.partial`)).size,
      fingerprint: this.#profile.fingerprint,
      dimension: this.#profile.dimension,
      points: index.size,
      indexedThrough,
      removed: index.removed(),
    };
    this.#assertWhole(manifest);
    await rename(`${file}.partial`, file);
    // A disk may keep a later name and lose an earlier one: the manifest's must not be there without the file's.
    syncFolder(this.#folder);
    await writeFile(`${this.#manifestFile}.partial`, serialize(manifest));
    await syncFile(`${this.#manifestFile}.partial`);
    await rename(`${this.#manifestFile}.partial`, this.#manifestFile);
  }

  async #removePartial(generation: number): Promise<void> {
    const file = this.#indexFile(generation);
    for (const path of [`${file}.partial`, file, `${this.#manifestFile}.partial`])
      await rm(path, { force: true });
  }

  /** Removes the files; the index is then built anew where it is needed. */
  async remove(): Promise<void> {
    await rm(this.#manifestFile, { force: true });
    await this.#removeAllBut(null);
    syncFolder(this.#folder);
  }

  /** The manifest, once the file that it names has been found to be what it says. */
  async #verified(): Promise<Manifest | null> {
    const written = await readFile(this.#manifestFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (written === null) return null;
    const manifest = deserialize(written);
    this.#assertWhole(manifest);
    const file = this.#indexFile(manifest.generation);
    if ((await stat(file)).size !== manifest.bytes || (await sha256OfFile(file)) !== manifest.sha256) {
      throw new Error(`The index file of generation ${manifest.generation} is not what its manifest says.`);
    }
    return manifest;
  }

  /** hnswlib reports success on a full disk; what it wrote is then shorter than the vectors alone. */
  #assertWhole({ bytes, points, dimension }: Manifest): void {
    if (bytes < points * dimension * Float32Array.BYTES_PER_ELEMENT) {
      throw new Error(`The index file of ${bytes} bytes is too short for ${points} points.`);
    }
  }

  async #newestGeneration(): Promise<number> {
    const generations = (await readdir(this.#folder)).map((name) => Number(indexName.exec(name)?.[1] ?? 0));
    return Math.max(0, ...generations);
  }

  async #removeAllBut(generation: number | null): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const found = indexName.exec(name);
      if (found && Number(found[1]) !== generation) await rm(join(this.#folder, name), { force: true });
    }
  }

  get #manifestFile(): string {
    return join(this.#folder, 'index.json');
  }

  #indexFile(generation: number): string {
    return join(this.#folder, `index-${generation}.hnsw`);
  }
}

const indexName = /^index-(\d+)\.hnsw(?:\.partial)?$/;

/** The manifest carries a checksum of itself. */
function serialize(manifest: Manifest): string {
  return `${JSON.stringify({ manifest, checksum: checksumOf(manifest) })}\n`;
}

function deserialize(written: string): Manifest {
  const sealed = z
    .strictObject({ manifest: manifestSchema, checksum: z.string() })
    .parse(JSON.parse(written));
  if (sealed.checksum !== checksumOf(sealed.manifest))
    throw new Error('The manifest of the index is damaged.');
  return sealed.manifest;
}

function checksumOf(manifest: Manifest): string {
  return createHash('sha256').update(JSON.stringify(manifest)).digest('hex');
}
