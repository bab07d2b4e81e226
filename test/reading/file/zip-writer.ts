import { deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Stored as it is; else deflated. */
  readonly stored?: boolean;
  /** Bit 0 says that it is encrypted. */
  readonly flags?: number;
  /** What the directory says of its size, where that is a lie. */
  readonly statedBytes?: number;
}

/** Writes a zip file. Checksums are left at zero: nothing here looks at them. */
export function writeZip(parts: readonly ZipPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, stored = false, flags = 0, statedBytes } of parts) {
    const plain = Buffer.from(content);
    const packed = stored ? plain : deflateRawSync(plain, { level: 9 });
    const nameBytes = Buffer.from(name);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE(flags, 2);
    header.writeUInt16LE(stored ? 0 : 8, 4);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(statedBytes ?? plain.length, 18);
    header.writeUInt16LE(nameBytes.length, 22);
    chunks.push(Buffer.from('PK\u0003\u0004'), header, nameBytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), header, rest, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...chunks, list, Buffer.from('PK\u0005\u0006'), end]);
}
