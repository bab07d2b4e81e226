import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { syncFile } from '../durable-file.js';

/** Half of a collection is vectors, which hardly shrink: more effort takes three times as long for a few percent. */
const gzipLevel = 1;

/** What a member turned out to be while it went through. */
export interface MemberDigest {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a backup: a gzipped tar, one member after another. */
export class BackupWriter {
  readonly #path: string;
  readonly #modifiedAt: Date;
  readonly #pack = pack();
  readonly #written: Promise<void>;

  /** Begins the file, which must not be there yet. */
  constructor(path: string, modifiedAt: Date) {
    this.#path = path;
    this.#modifiedAt = modifiedAt;
    this.#written = pipeline(
      Readable.from(this.#pack, { objectMode: false }),
      createGzip({ level: gzipLevel }),
      createWriteStream(path, { flags: 'wx', mode: 0o600 }),
    );
    // Whoever adds the next member, or finishes, is told.
    this.#written.catch(() => {});
  }

  /** Adds the file that lies at `path` under a name. */
  async addFile(name: string, path: string): Promise<MemberDigest> {
    const { size } = await stat(path);
    return this.#add(name, size, createReadStream(path));
  }

  async addText(name: string, text: string): Promise<MemberDigest> {
    const bytes = Buffer.from(text);
    return this.#add(name, bytes.length, Readable.from([bytes]));
  }

  /** Resolves when the file is whole and on the disk. */
  async finish(): Promise<void> {
    this.#pack.finalize();
    await this.#written;
    await syncFile(this.#path);
  }

  async #add(name: string, size: number, content: Readable): Promise<MemberDigest> {
    const meter = new Meter();
    const entry = this.#pack.entry({ name, size, mode: 0o600, mtime: this.#modifiedAt });
    const added = pipeline(content, meter, entry);
    // Where the file cannot be written, nobody takes from the member any more, and it would wait for ever.
    const failed = this.#written.then(() => Promise.reject(new Error('The backup ended before its end.')));
    added.catch(() => {});
    await Promise.race([added, failed]);
    return meter.digest();
  }
}

/** A member of a backup that is being read. To be consumed before the next one is asked for. */
export interface BackupMember {
  readonly name: string;
  /** False for folders, links and the like. */
  readonly isFile: boolean;
  /** Hands on the content. */
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * The members of a backup, in order.
 * @throws Error where it is no gzipped tar, or not a whole one.
 */
export async function* readBackup(path: string): AsyncGenerator<BackupMember> {
  const members = extract();
  const source = createReadStream(path);
  // Only at its end gzip says whether all of it was as it was packed.
  const whole = pipeline(source, createGunzip(), members);
  whole.catch(() => {});
  try {
    for await (const member of members) {
      yield { name: member.header.name, isFile: member.header.type === 'file', content: member };
      member.resume();
    }
    await whole;
  } finally {
    source.destroy();
  }
}

/** Counts and hashes what goes through. */
export class Meter extends Transform {
  readonly #hash = createHash('sha256');
  #bytes = 0;

  override _transform(
    chunk: Uint8Array,
    _encoding: string,
    done: (error: null, chunk: Uint8Array) => void,
  ): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    done(null, chunk);
  }

  /** To be asked for once, at the end. */
  digest(): MemberDigest {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
