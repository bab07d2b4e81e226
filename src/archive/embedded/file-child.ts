import { dirname } from 'node:path';
import { forkChild } from '../../child-process.js';
import { asError, SetupError, UserError } from '../../errors.js';
import { isWantOfRoom, withRoom } from './with-room.js';

/** What a child process says when it has done what it was asked for. */
export interface FileReply<Result> {
  /** Null where all went well. */
  readonly failure: string | null;
  /** What it was: for want of room, or that the file cannot be used. */
  readonly kind: 'disk-full' | 'setup' | 'other' | null;
  readonly result: Result | null;
}

/** Last words that are passed on where it dies. */
const lastWordsCharacters = 2_000;

/**
 * Has a child process do what takes seconds with a database file that it has to itself; this process goes on answering.
 * @param entry calls `serveFile`.
 * @param wasFull is told where the disk is full, and says whether that freed room: then it is done once more.
 * @throws UserError where the disk is full, SetupError where the file cannot be used; Error where it failed otherwise.
 */
export async function askFileChild<Request extends { readonly databasePath: string }, Result>(
  entry: URL,
  request: Request,
  wasFull: () => boolean,
): Promise<Result> {
  return withRoom(() => askOnce(entry, request), wasFull);
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
      else if (reply) reject(errorOf(reply));
      else reject(new Error(`The child process ended (${signal ?? code}): ${lastWords.trim()}`));
    });
    child.send(request);
  });
}

function errorOf({ failure, kind }: FileReply<unknown>): Error {
  if (kind === 'disk-full') return new UserError('archive-disk-full');
  return kind === 'setup' ? new SetupError(failure ?? '') : new Error(failure ?? '');
}

/**
 * The child's side: does one request, and ends.
 * @param wordsOf what is said of an error that is neither of the system's room nor of the set-up.
 */
export function serveFile<Request, Result>(
  work: (request: Request) => Result | Promise<Result>,
  wordsOf: (thrown: unknown) => string = (thrown) => asError(thrown).message,
): void {
  process.on('message', async (request: Request) => {
    const reply = await replyOf(async () => work(request), wordsOf);
    process.send?.(reply, undefined, undefined, () => process.disconnect());
  });
  process.on('disconnect', () => process.exit(0));
}

async function replyOf<Result>(
  work: () => Promise<Result>,
  wordsOf: (thrown: unknown) => string,
): Promise<FileReply<Result>> {
  try {
    return { failure: null, kind: null, result: await work() };
  } catch (thrown) {
    const kind = kindOf(thrown);
    const failure = kind === 'other' ? wordsOf(thrown) : asError(thrown).message;
    return { failure, kind, result: null };
  }
}

function kindOf(thrown: unknown): FileReply<unknown>['kind'] {
  if (isWantOfRoom(thrown)) return 'disk-full';
  return thrown instanceof SetupError ? 'setup' : 'other';
}
