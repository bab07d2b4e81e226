/** Of a log's header and of what stands before each of its pages, in bytes: see SQLite's file format, "The Write-Ahead Log". */
const [headerBytes, frameHeaderBytes] = [32, 24];
/** What a log begins with; the last bit says how its sums read numbers. */
const magic = 0x377f_0682;
/** Of our databases. */
const pageBytes = 4_096;

/** SQLite's sums of a log. */
export type Sums = readonly [number, number];

/** A page in a write-ahead log. */
export interface LogFrame {
  /** Its bytes in the log. */
  readonly start: number;
  readonly end: number;
  /** Whether it is what its sums say, which go on from those of the page before. */
  readonly fits: boolean;
  /** Whether it was written since the log was begun anew, and is not left from before. */
  readonly isOfLog: boolean;
  /** Whether a transaction ends with it. */
  readonly isCommit: boolean;
  readonly before: Sums;
  readonly isBigEndian: boolean;
  readonly salts: Buffer;
}

/** Whether the header of a log is what its sums say. SQLite takes nothing from a log where it is not. */
export function isHeaderWhole(log: Buffer): boolean {
  if (log.length < headerBytes) return false;
  const begins = log.readUInt32BE(0);
  const isBigEndian = (begins & 1) === 1;
  const [first, second] = sumsOf(log.subarray(0, 24), [0, 0], isBigEndian);
  return (begins & ~1) === magic && first === log.readUInt32BE(24) && second === log.readUInt32BE(28);
}

/** The log with the one bit of its header turned back that keeps its first page from fitting; null where more is flipped. */
export function withHeaderMended(log: Buffer): Buffer | null {
  const header = Buffer.from(log.subarray(0, headerBytes));
  for (let bit = 0; bit < header.length * 8; bit += 1) {
    const at = bit >> 3;
    header[at] = (header[at] ?? 0) ^ (1 << (bit & 7));
    if (isHeaderWhole(header)) {
      // A bit of the sums may be made up for by another one: which it was the pages tell.
      const mended = Buffer.concat([header, log.subarray(headerBytes)]);
      if (logFrames(mended)[0]?.fits) return mended;
    }
    header[at] = (header[at] ?? 0) ^ (1 << (bit & 7));
  }
  return null;
}

/** The pages of a write-ahead log. Where its header is damaged they are told by each other, from the second on. */
export function logFrames(log: Buffer): readonly LogFrame[] {
  if (log.length < headerBytes) return [];
  const frameBytes = frameHeaderBytes + pageBytes;
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  const isWhole = isHeaderWhole(log);
  const saltsAt = isWhole ? 16 : headerBytes + frameBytes + 8;
  const salts = log.subarray(saltsAt, saltsAt + 8);
  let before: Sums = [log.readUInt32BE(24), log.readUInt32BE(28)];
  const frames: LogFrame[] = [];
  for (let start = headerBytes; start + frameBytes <= log.length; start += frameBytes) {
    const frame = log.subarray(start, start + frameBytes);
    const stated: Sums = [frame.readUInt32BE(16), frame.readUInt32BE(20)];
    const head = sumsOf(frame.subarray(0, 8), before, isBigEndian);
    const own = sumsOf(frame.subarray(frameHeaderBytes), head, isBigEndian);
    const isOfLog = frame.subarray(8, 16).equals(salts);
    frames.push({
      start,
      end: start + frameBytes,
      fits: isOfLog && own[0] === stated[0] && own[1] === stated[1],
      isOfLog,
      isCommit: frame.readUInt32BE(4) > 0,
      before,
      isBigEndian,
      salts,
    });
    // The sums go on from those that the page states, which are whole where its contents are not.
    before = stated;
  }
  return frames;
}

/** Goes on from sums over pairs of whole numbers of 32 bits. */
export function sumsOf(bytes: Buffer, [first, second]: Sums, isBigEndian: boolean): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let [one, other] = [first, second];
  for (let at = 0; at < bytes.byteLength; at += 8) {
    one = (one + view.getUint32(at, !isBigEndian) + other) >>> 0;
    other = (other + view.getUint32(at + 4, !isBigEndian) + one) >>> 0;
  }
  return [one, other];
}
