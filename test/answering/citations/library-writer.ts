import type { LaidOut, LaidOutFormat } from '../../../src/answering/citations/citation-messages.js';
import type { CitationWriter } from '../../../src/answering/citations/citation-process.js';
import type { CslItem } from '../../../src/answering/citations/csl-item.js';
import { layOut, openLibrary } from '../../../src/answering/citations/lay-out.js';

/** The real library, in the process of the test. */
export class LibraryWriter implements CitationWriter {
  static readonly #library = openLibrary();

  async layOut(items: readonly CslItem[], format: LaidOutFormat): Promise<LaidOut> {
    return layOut(LibraryWriter.#library, { format, items });
  }

  async close(): Promise<void> {}
}
