import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
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

  /**
   * Begins the file anew.
   * @param imported the file or folder that is imported, over which no report is written.
   * @throws UserError where it cannot be written.
   */
  static async open(file: string, imported: string): Promise<ImportReport> {
    if (await liesIn(file, imported)) {
      throw new UserError(
        'report-over-import',
        `The report "${file}" would be written over what is imported: choose another file, outside of "${imported}".`,
      );
    }
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

/** Links are followed; a report that is not there yet lies where its folder does. */
async function liesIn(file: string, imported: string): Promise<boolean> {
  const folder = await realpath(dirname(file)).catch(() => resolve(dirname(file)));
  const report = await realpath(file).catch(() => join(folder, basename(file)));
  const source = await realpath(imported).catch(() => resolve(imported));
  return report === source || report.startsWith(`${source}${sep}`);
}

function unwritable(file: string, cause: unknown): UserError {
  return new UserError(
    'cannot-write',
    `The report "${file}" cannot be written (${asError(cause).message}): choose another file.`,
    { cause },
  );
}
