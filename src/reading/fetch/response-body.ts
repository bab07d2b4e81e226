import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UserError } from '../../errors.js';

/**
 * Reads a response's body, decompressed, and stops at the first byte beyond `maximumBytes`: what
 * counts is what comes out of the decompressor, as it comes out, so a bomb never unfolds.
 * @throws UserError where it is larger or its compression is none of gzip, deflate and br.
 */
export async function readBody(body: Readable, encoding: string, maximumBytes: number): Promise<Uint8Array> {
  const decoder = decoderOf(encoding);
  const source: Readable = decoder === null ? body : body.pipe(decoder);
  if (decoder) body.once('error', (error) => decoder.destroy(error));
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of source as AsyncIterable<Uint8Array>) {
      length += chunk.byteLength;
      if (length > maximumBytes) throw tooLarge(maximumBytes);
      chunks.push(chunk);
    }
  } finally {
    source.destroy();
    body.destroy();
  }
  return Buffer.concat(chunks, length);
}

/** The refusal of a page or file that is larger than what is read. */
export function tooLarge(maximumBytes: number): UserError {
  const megabytes = Math.floor(maximumBytes / 2 ** 20);
  return megabytes > 0
    ? new UserError('too-large', { limit: megabytes })
    : new UserError('larger-than-bytes', { limit: maximumBytes });
}

function decoderOf(encoding: string): Transform | null {
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return null;
  if (name === 'gzip' || name === 'x-gzip') return createGunzip();
  if (name === 'deflate') return createInflate();
  if (name === 'br') return createBrotliDecompress();
  throw new UserError('bad-compression', { compression: name.slice(0, 40) });
}
