import { endianness } from 'node:os';

const bytesPerNumber = Float32Array.BYTES_PER_ELEMENT;
const isLittleEndian = endianness() === 'LE';

/** A vector as it is stored: 32-bit floats, little endian. */
export function toVectorBytes(vector: Float32Array): Buffer {
  const bytes = Buffer.from(new Float32Array(vector).buffer);
  return isLittleEndian ? bytes : bytes.swap32();
}

/** The vector that `bytes` hold; it may share their memory. */
export function fromVectorBytes(bytes: Buffer): Float32Array {
  const isAligned = bytes.byteOffset % bytesPerNumber === 0;
  const own = isAligned && isLittleEndian ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
  if (!isLittleEndian) own.swap32();
  return new Float32Array(own.buffer, own.byteOffset, Math.floor(own.byteLength / bytesPerNumber));
}

/** Inner product; the cosine of vectors of unit length. Summed in double precision, in order, so the same wherever it is computed. */
export function innerProduct(first: Float32Array, second: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < first.length; index += 1) sum += (first[index] ?? 0) * (second[index] ?? 0);
  return sum;
}
