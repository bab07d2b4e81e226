import type { Archive } from '../archive/archive.js';
import type { Damage, Remedies, Repaired } from '../archive/damage.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import { embedPassages } from '../reading/passages/embed-passages.js';
import { readAgain } from '../reading/read-again.js';
import type { Extractor } from '../reading/page/extractor.js';

export interface CareParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly extractor: Extractor;
  /** What is wrong with the files of the program itself; nothing is looked at without it. */
  readonly verifyProgram?: () => Promise<readonly Damage[]>;
  readonly logger: Logger;
}

/** Looks for damage, and mends it. */
export class CareDesk {
  readonly #parts: CareParts;

  constructor(parts: CareParts) {
    this.#parts = parts;
  }

  async verify(): Promise<readonly Damage[]> {
    const { archive } = this.#parts;
    const found = [...(await this.#ofProgram()), ...(await archive.verify())];
    for (const id of await archive.collections()) found.push(...(await archive.collection(id).verify()));
    return found;
  }

  async repair(): Promise<readonly Repaired[]> {
    const { archive, embedder, extractor, logger } = this.#parts;
    const remedies: Remedies = {
      readAgain: (original, article) => readAgain(original, article, extractor),
      passagesOf: (article) => embedPassages(article, embedder),
    };
    const repaired = [
      ...withDone(await this.#ofProgram(), 'Nothing was done about it here.'),
      ...withDone(
        await archive.verify(),
        'Nothing was done about it while the archive is open: stop Dateline and run this once more.',
      ),
    ];
    for (const id of await archive.collections()) {
      const done = await archive.collection(id).repair(remedies);
      if (done.length > 0)
        logger.warn({ collection: id, repaired: done.length }, 'Damage was found and repaired.');
      repaired.push(...done);
    }
    return repaired;
  }

  async #ofProgram(): Promise<readonly Damage[]> {
    return (await this.#parts.verifyProgram?.()) ?? [];
  }
}

function withDone(damages: readonly Damage[], done: string): readonly Repaired[] {
  return damages.map((damage) => ({ ...damage, done }));
}
