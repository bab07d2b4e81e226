/** A vector as PostgreSQL reads it. */
export function toVectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** A vector as PostgreSQL writes it: to the last bit what was stored. */
export function fromVectorText(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}

/** SQL of a vector's bytes, which are read in half the time that its text takes. */
export const vectorBytes = (column: string): string => `vector_send(${column})`;

/** Its number of dimensions and an unused number come first, of two bytes each. */
const headBytes = 4;

/** A vector as `vector_send` gives it: to the last bit what was stored. */
export function fromVectorBytes(bytes: Uint8Array): Float32Array {
  const numbers = Uint8Array.from(bytes.subarray(headBytes));
  // PostgreSQL sends the greatest byte first; processors that Node runs on have the least first.
  Buffer.from(numbers.buffer).swap32();
  return new Float32Array(numbers.buffer);
}
