import { createHash } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes of a key: half a SHA-256, of which two among a million texts are never the same. */
const keyBytes = 16;

/**
 * Vectors on disk by the hash of model profile and text, so that what was embedded once is never embedded again,
 * whatever becomes of the archive it was for. The file is a row of records (key, 32-bit floats), only ever appended
 * to: of a run that was cut off at most the last record is lost.
 */
export class VectorCache {
  readonly #file: FileHandle;
  readonly #fingerprint: string;
  readonly #recordBytes: number;
  /** Place of each vector in the file, by key. */
  readonly #places = new Map<string, number>();
  #end: number;
  /** Several articles are taken in at once: their vectors are written one after another, so that each lies where it is looked for. */
  #written: Promise<void> = Promise.resolve();

  private constructor(file: FileHandle, fingerprint: string, dimension: number, end: number) {
    this.#file = file;
    this.#fingerprint = fingerprint;
    this.#recordBytes = keyBytes + dimension * 4;
    this.#end = end;
  }

  /** Opens the file, or makes it. @param fingerprint of the model profile. */
  static async open(path: string, fingerprint: string, dimension: number): Promise<VectorCache> {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    const { size } = await file.stat();
    const recordBytes = keyBytes + dimension * 4;
    const end = size - (size % recordBytes);
    await file.truncate(end);
    const cache = new VectorCache(file, fingerprint, dimension, end);
    await cache.#readKeys();
    return cache;
  }

  get size(): number {
    return this.#places.size;
  }

  /** The vector of a text, where it is known. */
  async get(text: string): Promise<Float32Array | null> {
    const place = this.#places.get(this.#keyOf(text).toString('base64'));
    if (place === undefined) return null;
    const length = this.#recordBytes - keyBytes;
    // An array of its own: Float32Array wants its bytes on a boundary of four.
    const bytes = new Uint8Array(length);
    await this.#file.read(bytes, 0, length, place + keyBytes);
    return new Float32Array(bytes.buffer);
  }

  /** Resolves when it is written; where the text is known already, nothing is. */
  set(text: string, vector: Float32Array): Promise<void> {
    this.#written = this.#written.then(() => this.#append(this.#keyOf(text), vector));
    return this.#written;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }

  async #append(key: Buffer, vector: Float32Array): Promise<void> {
    const name = key.toString('base64');
    if (this.#places.has(name)) return;
    const record = Buffer.concat([key, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)]);
    await this.#file.appendFile(record);
    this.#places.set(name, this.#end);
    this.#end += record.length;
  }

  async #readKeys(): Promise<void> {
    const recordsAtOnce = 1_024;
    const chunk = Buffer.alloc(recordsAtOnce * this.#recordBytes);
    for (let place = 0; place < this.#end; place += chunk.length) {
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, place);
      for (let start = 0; start + this.#recordBytes <= bytesRead; start += this.#recordBytes) {
        const key = chunk.subarray(start, start + keyBytes).toString('base64');
        if (!this.#places.has(key)) this.#places.set(key, place + start);
      }
    }
  }

  #keyOf(text: string): Buffer {
    const hash = createHash('sha256').update(this.#fingerprint).update('\0').update(text);
    return hash.digest().subarray(0, keyBytes);
  }
}
