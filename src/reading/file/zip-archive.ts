import { inflateRawSync } from 'node:zlib';
import { RefusedFile } from './extracted-file.js';

/** Of all entries together, counted as they come out of the decompressor. */
const maximumUnpacked = 64 * 2 ** 20;
/** Of one entry: unpacking holds it twice for a moment. */
const maximumEntry = 24 * 2 ** 20;
const maximumEntries = 5_000;
const endSignature = 0x06054b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 65_535;
const encryptedFlag = 1;

interface ZipEntry {
  readonly method: number;
  readonly flags: number;
  readonly packedBytes: number;
  readonly localOffset: number;
}

/**
 * A zip file, as DOCX and EPUB are. What counts against the limit is what is really unpacked: the sizes that a
 * zip states of itself are whatever its author wrote.
 */
export class ZipArchive {
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<string, ZipEntry>;
  #unpacked = 0;

  /** @throws RefusedFile where it is no whole zip. */
  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#entries = readDirectory(this.#bytes);
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** What an entry holds; null where there is none of this name. @throws RefusedFile where it is damaged, locked or too large. */
  read(name: string): Uint8Array | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    if ((entry.flags & encryptedFlag) !== 0) throw new RefusedFile('password');
    const packed = this.#packed(entry);
    const content = entry.method === 0 ? packed : this.#inflate(packed, entry.method);
    this.#unpacked += content.length;
    if (this.#unpacked > maximumUnpacked) throw new RefusedFile('unpacks-too-large');
    return content;
  }

  /** Unpacks every entry once, and keeps none. @throws RefusedFile as `read`. */
  checkAll(): void {
    for (const name of this.names) this.read(name);
    this.#unpacked = 0;
  }

  #packed({ localOffset, packedBytes }: ZipEntry): Buffer {
    if (localOffset + 30 > this.#bytes.length || this.#bytes.readUInt32LE(localOffset) !== localSignature) {
      throw new RefusedFile('damaged');
    }
    const nameBytes = this.#bytes.readUInt16LE(localOffset + 26);
    const extraBytes = this.#bytes.readUInt16LE(localOffset + 28);
    const start = localOffset + 30 + nameBytes + extraBytes;
    if (start + packedBytes > this.#bytes.length) throw new RefusedFile('damaged');
    return this.#bytes.subarray(start, start + packedBytes);
  }

  #inflate(packed: Buffer, method: number): Buffer {
    if (method !== 8) throw new RefusedFile('damaged');
    try {
      return inflateRawSync(packed, { maxOutputLength: maximumEntry });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      throw new RefusedFile(code === 'ERR_BUFFER_TOO_LARGE' ? 'unpacks-too-large' : 'damaged', {
        cause: error,
      });
    }
  }
}

/** The names in a zip, without unpacking anything; none where it is no whole zip. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  try {
    return new ZipArchive(bytes).names;
  } catch {
    return [];
  }
}

function readDirectory(bytes: Buffer): ReadonlyMap<string, ZipEntry> {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let offset = bytes.readUInt32LE(end + 16);
  if (count > maximumEntries) throw new RefusedFile('unpacks-too-large');
  const entries = new Map<string, ZipEntry>();
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > bytes.length || bytes.readUInt32LE(offset) !== directorySignature) {
      throw new RefusedFile('damaged');
    }
    const nameBytes = bytes.readUInt16LE(offset + 28);
    const name = bytes.toString('utf8', offset + 46, offset + 46 + nameBytes);
    entries.set(name, {
      flags: bytes.readUInt16LE(offset + 8),
      method: bytes.readUInt16LE(offset + 10),
      packedBytes: bytes.readUInt32LE(offset + 20),
      localOffset: bytes.readUInt32LE(offset + 42),
    });
    offset += 46 + nameBytes + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - endLength - longestComment);
  for (let at = bytes.length - endLength; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === endSignature) return at;
  }
  throw new RefusedFile('damaged');
}
