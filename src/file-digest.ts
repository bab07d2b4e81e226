import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Read at a time, so that others get their turn. */
const chunkBytes = 256 * 1024;

/** sha256 of a file's bytes, as 64 hex digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
