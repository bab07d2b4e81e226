import type { Person } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Digest, DigestRhythm } from '../archive/digests.js';
import type { Auditor } from './auditor.js';
import type { DigestDesk, SetDigestRequest } from './digest-desk.js';

/** Digests, with who sets them up and who ends them noted. */
export class AuditedDigestDesk implements DigestDesk {
  readonly list: DigestDesk['list'] = (collection) => this.#digests.list(collection);
  readonly removeAll: DigestDesk['removeAll'] = (collection) => this.#digests.removeAll(collection);
  readonly #digests: DigestDesk;
  readonly #auditor: Auditor;

  constructor(digests: DigestDesk, auditor: Auditor) {
    this.#digests = digests;
    this.#auditor = auditor;
  }

  async set(request: SetDigestRequest): Promise<Digest> {
    const digest = await this.#digests.set(request);
    const { rhythm } = digest;
    await this.#auditor.note(request.collection, request.setUp.by, { kind: 'digest-set', rhythm });
    return digest;
  }

  async off(collection: CollectionId, named: DigestRhythm | null, by: Person): Promise<readonly Digest[]> {
    const ended = await this.#digests.off(collection, named, by);
    for (const { rhythm } of ended) await this.#auditor.note(collection, by, { kind: 'digest-off', rhythm });
    return ended;
  }
}
