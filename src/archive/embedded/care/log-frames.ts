/** Of a log's header and of what stands before each of its pages, in bytes: see SQLite's file format, "The Write-Ahead Log". */
const [headerBytes, frameHeaderBytes] = [32, 24];

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

/** The pages of a write-ahead log. */
export function logFrames(log: Buffer): readonly LogFrame[] {
  if (log.length < headerBytes) return [];
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8);
  const isBigEndian = (log.readUInt32BE(0) & 1) === 1;
  const salts = log.subarray(16, 24);
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
