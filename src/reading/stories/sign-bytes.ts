import { endianness } from 'node:os';
import type { ReportSigns } from './report-signs.js';
import type { Tally } from './tally.js';

/** Raised when the layout changes: what is stored in another one is as good as not there. */
const format = 1;
/** Format, day, language, unity, and the lengths of the ten arrays that follow. */
const headLength = 14;
const noDay = 0x80000000;
const isLittleEndian = endianness() === 'LE';

/** Signs as they are stored: numbers of 32 bits, little endian. */
export function packSigns({ lead, ...signs }: ReportSigns): Uint8Array {
  const arrays = [
    ...[lead.names, lead.numbers, lead.words].flatMap(({ hashes, counts }) => [hashes, counts]),
    signs.told,
    signs.years,
    signs.shingles,
    new Uint32Array(Float32Array.from(signs.vector).buffer),
  ];
  const length = arrays.reduce((sum, array) => sum + array.length, headLength);
  const packed = new Uint32Array(length);
  packed.set([format, signs.day ?? noDay, languageCode(signs.language)]);
  new Float32Array(packed.buffer)[3] = signs.unity;
  packed.set(
    arrays.map((array) => array.length),
    4,
  );
  let end = headLength;
  for (const array of arrays) {
    packed.set(array, end);
    end += array.length;
  }
  return inLittleEndian(Buffer.from(packed.buffer));
}

/** Signs as `packSigns` wrote them; null where they are of another layout. */
export function unpackSigns(bytes: Uint8Array): ReportSigns | null {
  // A copy, since numbers must be aligned.
  const { buffer } = inLittleEndian(Buffer.from(new Uint8Array(bytes).buffer));
  const packed = new Uint32Array(buffer);
  if (packed[0] !== format) return null;
  let end = headLength;
  const arrays = Array.from(packed.subarray(4, headLength), (length) => {
    end += length;
    return packed.subarray(end - length, end);
  });
  const array = (index: number): Uint32Array => arrays[index] ?? new Uint32Array();
  const tally = (index: number): Tally => ({ hashes: array(index), counts: array(index + 1) });
  const vector = array(9);
  return {
    day: packed[1] === noDay ? null : (packed[1] ?? 0) | 0,
    language: languageOf(packed[2] ?? 0),
    unity: new Float32Array(buffer)[3] ?? 0,
    lead: { names: tally(0), numbers: tally(2), words: tally(4) },
    told: array(6),
    years: array(7),
    shingles: array(8),
    vector: new Float32Array(buffer, vector.byteOffset, vector.length),
  };
}

/** The letters of a language's tag, two or three, as one number; 0 where there is none. */
function languageCode(language: string | null): number {
  return [...(language ?? '')]
    .slice(0, 4)
    .reduce((code, letter) => code * 256 + (letter.charCodeAt(0) % 256), 0);
}

function languageOf(code: number): string | null {
  const letters: string[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / 256))
    letters.unshift(String.fromCharCode(rest % 256));
  return letters.length === 0 ? null : letters.join('');
}

function inLittleEndian(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  return isLittleEndian ? bytes : bytes.swap32();
}
