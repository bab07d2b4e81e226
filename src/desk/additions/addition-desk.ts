import type { Archive } from '../../archive/archive.js';
import type { ArticleContent } from '../../archive/article.js';
import type { CollectionId } from '../../archive/collection-id.js';
import type { Embedder } from '../../embedding/embedder.js';
import type { AddOutcome, AddProgress } from '../../reading/article-input.js';
import type { Fetcher } from '../../reading/fetch/guarded-fetch.js';
import { noHostRules, requirePermittedHost, type HostRules } from '../../reading/host-rules.js';
import type { Extractor } from '../../reading/page/extractor.js';
import { readArticle } from '../../reading/read-article.js';
import { takeIn } from '../../reading/take-in.js';
import { additionDeed } from '../audited-articles.js';
import type { Auditor } from '../auditor.js';
import type { AddRequest, ReadOutcome } from '../desk.js';
import { readHostRules } from '../host-settings.js';
import { withStatedFacts } from '../stated-provenance.js';

export interface AdditionParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  readonly now: () => Date;
  readonly auditor: Auditor;
  /** Does what may add articles to a collection; what waits for them is looked after then. */
  readonly aroundAddition: <Result>(collection: CollectionId, work: () => Promise<Result>) => Promise<Result>;
}

interface ReadingWishes {
  readonly onProgress?: ((progress: AddProgress) => void) | undefined;
  readonly rules?: HostRules;
}

/** Takes articles in, one at a time, and notes who gave them. */
export class AdditionDesk {
  readonly #parts: AdditionParts;

  constructor(parts: AdditionParts) {
    this.#parts = parts;
  }

  /** Refusals are UserErrors. */
  async add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome> {
    const { archive, embedder, auditor, aroundAddition } = this.#parts;
    const collection = archive.collection(request.collection);
    const rules = await readHostRules(archive.settings, request.collection);
    const content = await this.#read(request, { onProgress, rules });
    const given = withStatedFacts(content, request);
    const outcome = await aroundAddition(collection.id, () =>
      takeIn(given, collection, embedder, { onProgress }),
    );
    const deed = additionDeed(request, outcome);
    if (deed) await auditor.note(request.collection, request.by, deed);
    return outcome;
  }

  /** What `add` would store. Nothing is stored. */
  async read(request: Pick<AddRequest, 'input' | 'hints'>): Promise<ReadOutcome> {
    const content = await this.#read({ ...request, by: { id: 'reader', name: 'reader' } });
    const { title, outlet, authors, publishedAt, modifiedAt, url, language, text } = content;
    return { title, outlet, authors, publishedAt, modifiedAt, url, language, text };
  }

  async #read(
    request: Pick<AddRequest, 'input' | 'hints' | 'by'>,
    { onProgress, rules = noHostRules }: ReadingWishes = {},
  ): Promise<ArticleContent> {
    const { fetcher, extractor, now } = this.#parts;
    return readArticle(request.input, request.hints, {
      by: request.by,
      retrievedAt: now().toISOString(),
      fetcher,
      extractor,
      permitHost: (host) => requirePermittedHost(rules, host),
      onProgress,
    });
  }
}
