import type { Archive } from '../archive/archive.js';
import type { Person } from '../archive/article.js';
import type { AuditedDeed } from '../archive/audit.js';
import type { CollectionId } from '../archive/collection-id.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';

export interface AuditorParts {
  readonly archive: Pick<Archive, 'audit'>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** Notes who did what, after it was done. */
export class Auditor {
  readonly #parts: AuditorParts;

  constructor(parts: AuditorParts) {
    this.#parts = parts;
  }

  /** Never rejects: what was done is done, and whoever did it is not told that it failed. */
  async note(collection: CollectionId, { id, name }: Person, deed: AuditedDeed): Promise<void> {
    const { archive, now, logger } = this.#parts;
    try {
      await archive.audit.note({ collection, at: now().toISOString(), by: { id, name }, deed });
    } catch (error) {
      logger.error({ collection, deed: deed.kind, error: asError(error).message }, 'A deed was not noted.');
    }
  }
}
