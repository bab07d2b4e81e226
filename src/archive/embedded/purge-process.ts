import { dirname } from 'node:path';
import { forkChild } from '../../child-process.js';
import { UserError } from '../../errors.js';
import { isDiskFull } from '../archive-trouble.js';

export interface PurgeRequest {
  readonly databasePath: string;
  readonly collection: string;
  readonly articleIds: readonly string[];
}

export interface PurgeReply {
  /** Null where all went well. */
  readonly failure: string | null;
  /** Whether it was for want of room. */
  readonly isDiskFull: boolean;
}

/** Last words that are passed on where it dies. */
const lastWordsCharacters = 2_000;

/**
 * Purges a collection's file in a child process, which has it to itself: writing a large file anew takes seconds, in
 * which this process goes on answering.
 * @param wasFull is told where the disk is full, and says whether that freed room: then it is done once more.
 * @throws UserError where the disk is full, which writing the file anew takes as much room of as the file has; Error where
 *   it failed otherwise; what was deleted until then stays deleted.
 */
export async function purgeInChild(request: PurgeRequest, wasFull: () => boolean): Promise<void> {
  try {
    await purgeOnce(request);
  } catch (error) {
    if (!isDiskFull(error) || !wasFull()) throw error;
    await purgeOnce(request);
  }
}

function purgeOnce(request: PurgeRequest): Promise<void> {
  const child = forkChild({
    entry: new URL('./purge-child.js', import.meta.url),
    nativeModules: true,
    readFolders: [dirname(request.databasePath)],
    writeFolders: [dirname(request.databasePath)],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-lastWordsCharacters);
  });
  return new Promise((resolve, reject) => {
    let reply: PurgeReply | null = null;
    child.once('message', (message: PurgeReply) => {
      reply = message;
    });
    child.once('error', reject);
    // Not before it is gone: whoever opens the file next must have it alone.
    child.once('close', (code, signal) => {
      if (reply?.failure === null) resolve();
      else if (reply?.isDiskFull) reject(new UserError('archive-disk-full'));
      else reject(new Error(reply?.failure ?? `The purge ended (${signal ?? code}): ${lastWords.trim()}`));
    });
    child.send(request);
  });
}
