import { constants, statSync } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SetupError } from '../../errors.js';
import { sha256OfFile } from '../model-files.js';
import { brokenOff, notGiven, otherThanExpected, pageInstead, unreachable } from './download-problems.js';
import { requestFile, type HubResponse } from './hub-response.js';
import { leavePart, takePart } from './part-file.js';
import { SilenceWatch } from './silence-watch.js';

export interface FileDownload {
  readonly address: URL;
  /** Where it is to lie; the folder is made. */
  readonly file: string;
  /** What it must be; null: what the hub says that it is, where the hub says it. */
  readonly sha256: string | null;
  /** Given up where nothing comes for so long; default half a minute. */
  readonly silenceMs?: number;
  /** Told how large the file is, where the hub says it, before the first byte. */
  readonly onStart?: (bytes: number | null) => void;
}

/**
 * Fetches a file from a hub. It appears under its name only when it is whole and checked; until then what has come lies
 * beside it, and a later call goes on from there where the file's SHA-256 is known, so that a wrong end is noticed. Two
 * processes may fetch the same file at the same time: each has its own part, and the last one that is whole stays.
 * @returns the SHA-256 of the file
 * @throws SetupError saying what went wrong and what to do; a later call may succeed.
 */
export async function downloadFile(download: FileDownload): Promise<string> {
  const { address, file } = download;
  const watch = new SilenceWatch(download.silenceMs ?? 30_000);
  let part: string | null = null;
  try {
    await mkdir(dirname(file), { recursive: true });
    part = await takePart(file);
    const have = statSync(part, { throwIfNoEntry: false })?.size ?? 0;
    const response = await openResponse(download, have, watch.signal);
    if (download.sha256 !== null && response.sha256 !== null && download.sha256 !== response.sha256)
      throw otherThanExpected(address, response.sha256, download.sha256);
    download.onStart?.(response.bytes);
    await receive(response, part, watch);
    return await settle(download, part, response.bytes, download.sha256 ?? response.sha256);
  } catch (thrown) {
    throw thrown instanceof SetupError ? thrown : unreachable(address, thrown);
  } finally {
    watch.stop();
    if (part !== null) leavePart(part);
  }
}

/** Asks for the rest behind `have` bytes, or for the whole file where the rest alone cannot be had or not be trusted. */
async function openResponse(
  wanted: Pick<FileDownload, 'address' | 'sha256'>,
  have: number,
  signal: AbortSignal,
): Promise<HubResponse> {
  const { address } = wanted;
  const answer = await requestFile(address, have, signal);
  const isWhole = answer.status === 200;
  const isRest = answer.status === 206 && answer.start === have && (wanted.sha256 ?? answer.sha256) !== null;
  if (isWhole || isRest) return answer;
  await answer.response.body?.cancel();
  if (have > 0 && (answer.status === 206 || answer.status === 416)) return openResponse(wanted, 0, signal);
  throw notGiven(address, answer.status);
}

async function receive(answer: HubResponse, part: string, watch: SilenceWatch): Promise<void> {
  const handle = await open(part, constants.O_CREAT | constants.O_WRONLY);
  try {
    await handle.truncate(answer.start);
    let position = answer.start;
    for await (const chunk of answer.response.body ?? []) {
      watch.heard();
      await writeAll(handle, chunk, position);
      position += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: FileHandle, chunk: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < chunk.length;) {
    const { bytesWritten } = await handle.write(chunk, written, chunk.length - written, position + written);
    written += bytesWritten;
  }
}

/** Checks what has come and gives it its name. */
async function settle(
  { address, file }: FileDownload,
  part: string,
  bytes: number | null,
  expected: string | null,
): Promise<string> {
  const size = statSync(part).size;
  if (bytes !== null && size < bytes) throw brokenOff(address, size, bytes);
  const sha256 = sha256OfFile(part);
  if (expected === null ? await isPage(part) : sha256 !== expected) {
    await rm(part, { force: true });
    throw expected === null ? pageInstead(address) : otherThanExpected(address, sha256, expected);
  }
  await rename(part, file);
  return sha256;
}

/** A network that wants a login answers every request with a page. No file of a model begins as one does. */
async function isPage(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('utf8', 0, bytesRead).trimStart().startsWith('<');
  } finally {
    await handle.close();
  }
}
