import { dirname } from 'node:path';
import { forkChild } from '../../../child-process.js';
import { SetupError } from '../../../errors.js';
import type { CareReplies, CareReply, CareRequest } from './care-messages.js';

/** Last words that are passed on where it dies. */
const lastWordsCharacters = 2_000;

/**
 * Has a child process check or repair a file: that reads all of it, which takes seconds in which this process goes on
 * answering; and whatever a damaged file does to who reads it, it does it to the child.
 * @throws SetupError where nothing of the file can be read. Error where the child failed; then nothing was changed.
 */
export function careInChild<Task extends CareRequest['task']>(
  request: Extract<CareRequest, { readonly task: Task }>,
): Promise<CareReplies[Task]> {
  const folder = dirname(pathOf(request));
  const child = forkChild({
    entry: new URL('./care-child.js', import.meta.url),
    nativeModules: true,
    readFolders: [folder],
    writeFolders: [folder],
  });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = `${lastWords}${text}`.slice(-lastWordsCharacters);
  });
  return new Promise((resolve, reject) => {
    let reply: CareReply | null = null;
    child.once('message', (message: CareReply) => {
      reply = message;
    });
    child.once('error', reject);
    // Not before it is gone: whoever opens the file next must have it alone.
    child.once('close', (code, signal) => {
      if (!reply) reject(new Error(`Caring for a file ended (${signal ?? code}): ${lastWords.trim()}`));
      else if ('result' in reply) resolve(reply.result as CareReplies[Task]);
      else reject(reply.isSetup ? new SetupError(reply.failure) : new Error(reply.failure));
    });
    child.send(request);
  });
}

function pathOf(request: CareRequest): string {
  switch (request.task) {
    case 'verify':
      return request.files.path;
    case 'lost-texts':
      return request.path;
    case 'repair':
      return request.file.path;
  }
}
