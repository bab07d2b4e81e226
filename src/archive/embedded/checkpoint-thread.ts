/** The thread of a `Checkpointer`. */
import { parentPort } from 'node:worker_threads';
import { asError } from '../../errors.js';
import { Connection } from './connection.js';

/** A log that somebody else is emptying is left to him. */
const busyTimeoutMs = 0;

parentPort?.on('message', (path: string) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
  parentPort?.postMessage(failureOf(() => checkpoint(path)));
});

function checkpoint(path: string): void {
  const connection = new Connection(path, busyTimeoutMs);
  try {
    // What nobody else has to wait for: readers and writers go on.
    connection.pragma('wal_checkpoint(PASSIVE)');
  } finally {
    connection.close();
  }
}

function failureOf(work: () => void): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return asError(error).message;
  }
}
