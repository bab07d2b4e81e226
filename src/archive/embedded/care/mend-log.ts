import { logFrames, type LogFrame, sumsOf, type Sums } from './log-frames.js';

/** Of what stands before a page, in bytes: which page it is and how its transaction ends; and where its sums stand. */
const [pageIsSaid, sumsAt, headerBytes] = [8, 16, 24];

/** A log in which one bit was flipped, put right. */
export interface MendedLog {
  /** Whether that bit is known and turned back. Otherwise the page on which it stands is as it is. */
  readonly isTurnedBack: boolean;
  /** What the log may have been, the likeliest first. */
  readonly logs: readonly Buffer[];
}

/**
 * Mends a log in which this page does not fit, because one bit is flipped; null where more is. A log's sums are short: for
 * about every fourth bit there are others that make up for it, with all that stands behind them. Then the page is taken as it
 * is, since the rows on it have sums of their own.
 */
export function mendLog(log: Buffer, frame: LogFrame): MendedLog | null {
  const [first, ...others] = bitsThatMend(log, frame);
  if (first === undefined) return null;
  if (others.length === 0) return { isTurnedBack: true, logs: [withBitFlipped(log, frame, first)] };
  // A page that is put in the place of another one is worse than a wrong row.
  const ofPage = [first, ...others].filter((bit) => bit < pageIsSaid * 8);
  const turned = ofPage.map((bit) => withBitFlipped(log, frame, bit));
  return { isTurnedBack: false, logs: [withSumsAnew(log, frame), ...turned] };
}

/** Whether one bit of this page is flipped, and that is all. */
export function canBeMended(log: Buffer, frame: LogFrame): boolean {
  return bitsThatMend(log, frame).next().done === false;
}

/** The bits of a page, and of what stands before it, that make it and the one behind it fit when they are turned. */
function* bitsThatMend(log: Buffer, frame: LogFrame): Generator<number, void> {
  const whole = Buffer.from(log.subarray(frame.start, frame.end));
  const next = log.subarray(frame.end, frame.end + whole.length);
  for (let bit = 0; bit < whole.length * 8; bit += 1) {
    flip(whole, bit);
    // The sums of the next page go on from those that this one states.
    if (doesFit(whole, frame) && doesFit(next, { ...frame, before: statedSums(whole) })) yield bit;
    flip(whole, bit);
  }
}

function statedSums(whole: Buffer): Sums {
  return [whole.readUInt32BE(sumsAt), whole.readUInt32BE(sumsAt + 4)];
}

function doesFit(whole: Buffer, frame: LogFrame): boolean {
  const [first, second] = sumsOfFrame(whole, frame);
  const stated = statedSums(whole);
  return first === stated[0] && second === stated[1] && whole.subarray(8, 16).equals(frame.salts);
}

function sumsOfFrame(whole: Buffer, { before, isBigEndian }: LogFrame) {
  return sumsOf(whole.subarray(headerBytes), sumsOf(whole.subarray(0, 8), before, isBigEndian), isBigEndian);
}

function withBitFlipped(log: Buffer, { start, end }: LogFrame, bit: number): Buffer {
  const bytes = Buffer.from(log);
  flip(bytes.subarray(start, end), bit);
  return bytes;
}

/** The log with this page as it is, and the sums of all pages from there on made anew. */
function withSumsAnew(log: Buffer, damaged: LogFrame): Buffer {
  const bytes = Buffer.from(log);
  let { before } = damaged;
  for (const frame of logFrames(log).filter(({ start }) => start >= damaged.start)) {
    if (!frame.fits && frame.start > damaged.end) break;
    const whole = bytes.subarray(frame.start, frame.end);
    before = sumsOfFrame(whole, { ...frame, before });
    whole.writeUInt32BE(before[0], sumsAt);
    whole.writeUInt32BE(before[1], sumsAt + 4);
  }
  return bytes;
}

function flip(bytes: Buffer, bit: number): void {
  const at = bit >> 3;
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
}
