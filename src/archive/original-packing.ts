import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Original } from './article.js';

/** An original as it is kept. */
export interface PackedOriginal {
  readonly mediaType: string;
  readonly brotli: Uint8Array;
  readonly sizeBytes: number;
}

const compress = promisify(brotliCompress);

/** Larger ones are not kept: a version can then be quoted, but not read again from what it was made of. */
const maximumPackedBytes = 2 * 1024 * 1024;
/** As small as zlib at its best makes it, ten times as fast as brotli's default of 11. */
const quality = 5;

/** Compresses an original on a thread of its own; null where it is too large to be kept. */
export async function packOriginal({ mediaType, bytes }: Original): Promise<PackedOriginal | null> {
  const brotli = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  });
  if (brotli.byteLength > maximumPackedBytes) return null;
  return { mediaType, brotli, sizeBytes: bytes.byteLength };
}
