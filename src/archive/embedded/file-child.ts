import { dirname } from 'node:path';
import { forkChild } from '../../child-process.js';
import { UserError } from '../../errors.js';
import { isDiskFull } from '../archive-trouble.js';

/** What a child process says when it has done what it was asked for. */
export interface FileReply<Result> {
  /** Null where all went well. */
  readonly failure: string | null;
  /** Whether it was for want of room. */
  readonly isDiskFull: boolean;
  readonly result: Result | null;
}

/** Last words that are passed on where it dies. */
const lastWordsCharacters = 2_000;

/**
 * Has a child process do what takes seconds with a database file that it has to itself; this process goes on answering.
 * @param entry calls `serveFile`.
 * @param wasFull is told where the disk is full, and says whether that freed room: then it is done once more.
 * @throws UserError where the disk is full; Error where it failed otherwise.
 */
export async function askFileChild<Request extends { readonly databasePath: string }, Result>(
  entry: URL,
  request: Request,
  wasFull: () => boolean,
): Promise<Result> {
  try {
    return await askOnce(entry, request);
  } catch (error) {
    if (!isDiskFull(error) || !wasFull()) throw error;
    return askOnce(entry, request);
  }
}

function askOnce<Result>(entry: URL, request: { readonly databasePath: string }): Promise<Result> {
  const folder = dirname(request.databasePath);
  const child = forkChild({ entry, nativeModules: true, readFolders: [folder], writeFolders: [folder] });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-lastWordsCharacters);
  });
  return new Promise((resolve, reject) => {
    let reply: FileReply<Result> | null = null;
    child.once('message', (message: FileReply<Result>) => {
      reply = message;
    });
    child.once('error', reject);
    // Not before it is gone: whoever opens the file next must have it alone.
    child.once('close', (code, signal) => {
      if (reply?.failure === null) resolve(reply.result as Result);
      else if (reply?.isDiskFull) reject(new UserError('archive-disk-full'));
      else
        reject(
          new Error(reply?.failure ?? `The child process ended (${signal ?? code}): ${lastWords.trim()}`),
        );
    });
    child.send(request);
  });
}

/** The child's side: does one request, and ends. */
export function serveFile<Request, Result>(work: (request: Request) => Result): void {
  process.on('message', (request: Request) => {
    process.send?.(
      replyOf(() => work(request)),
      undefined,
      undefined,
      () => process.disconnect(),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

function replyOf<Result>(work: () => Result): FileReply<Result> {
  try {
    return { failure: null, isDiskFull: false, result: work() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { failure, isDiskFull: isDiskFull(error), result: null };
  }
}
