import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { UserError, asError } from '../errors.js';
import type { OutcomeJson } from './outcome-json.js';

/** The file of `--report`: what became of each article, one JSON object a line. */
export class ImportReport {
  readonly #file: string;
  readonly #stream: WriteStream;

  private constructor(file: string, stream: WriteStream) {
    this.#file = file;
    this.#stream = stream;
  }

  /** Begins the file anew. @throws UserError where it cannot be written. */
  static async open(file: string): Promise<ImportReport> {
    const stream = createWriteStream(file);
    try {
      await once(stream, 'open');
    } catch (error) {
      throw unwritable(file, error);
    }
    // Told by `close`; without a listener it would end the process.
    stream.on('error', () => {});
    return new ImportReport(file, stream);
  }

  write(outcome: OutcomeJson): void {
    this.#stream.write(`${JSON.stringify(outcome)}\n`);
  }

  /** Resolves when all of it is written. @throws UserError where it is not. */
  async close(): Promise<void> {
    try {
      this.#stream.end();
      await finished(this.#stream);
    } catch (error) {
      throw unwritable(this.#file, error);
    }
  }
}

function unwritable(file: string, cause: unknown): UserError {
  return new UserError(
    'cannot-write',
    `The report "${file}" cannot be written (${asError(cause).message}): choose another file.`,
    { cause },
  );
}
