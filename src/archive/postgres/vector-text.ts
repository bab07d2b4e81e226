/** A vector as PostgreSQL reads it. */
export function toVectorText(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}

/** A vector as PostgreSQL writes it: to the last bit what was stored. */
export function fromVectorText(text: string): Float32Array {
  return Float32Array.from(JSON.parse(text) as number[]);
}
