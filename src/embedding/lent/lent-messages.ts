import { z } from 'zod';

/** The way between a process that embeds and one that has it embed: messages as JSON. */
export interface MessageWay {
  send(message: unknown): void;
  /** The returned function ends it. */
  listen(listener: (message: unknown) => void): () => void;
}

/** What is asked of the process that embeds. */
export const embedCallSchema = z.strictObject({
  dateline: z.literal('embed'),
  id: z.number().int(),
  method: z.enum(['ready', 'question', 'passages', 'cancel']),
  texts: z.array(z.string()),
});
export type EmbedCall = z.infer<typeof embedCallSchema>;

/** What comes back: vectors as base64 of 32-bit floats, little endian; or why there are none. */
export const embeddedSchema = z.strictObject({
  dateline: z.literal('embedded'),
  id: z.number().int(),
  vectors: z.array(z.string()),
  error: z.strictObject({ message: z.string(), isSetup: z.boolean() }).nullable(),
});
export type Embedded = z.infer<typeof embeddedSchema>;

export function vectorToText(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

export function vectorFromText(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  // A view would need bytes that begin at a multiple of four.
  return new Float32Array(new Uint8Array(bytes).buffer);
}
