import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import type { Collection, SearchFilter } from '../archive/collection.js';
import type { Embedder } from '../embedding/embedder.js';
import { shippedWeightsFile } from '../read-weights.js';
import { withListedOutlet } from './outlet/listed-outlet.js';
import { readQuestion } from './question.js';
import { readRankingWeights } from './ranking-weights.js';
import { understand } from './understand.js';
import { retrieve } from './retrieve.js';
import type { Candidate } from './retrieval.js';

export interface DatelineRetrieverInput extends BaseRetrieverInput {
  /** Searched together. */
  readonly collections: readonly Collection[];
  readonly embedder: Embedder;
  readonly filter?: SearchFilter;
  /** The day on which it is asked, `YYYY-MM-DD`; today unless told. */
  readonly asOf?: string;
  /** Passages returned, best first; 10 unless told. */
  readonly limit?: number;
}

/** What stands beside a passage's text in a LangChain `Document`. */
export interface PassageMetadata {
  readonly collection: string;
  readonly article: string;
  readonly version: number;
  readonly start: number;
  readonly end: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly publishedAt: string | null;
  readonly url: string | null;
  readonly score: number;
}

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };

/** Dateline's search as a LangChain retriever: put it into any chain. */
export class DatelineRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return 'DatelineRetriever';
  }

  readonly lc_namespace = ['dateline', 'search'];
  readonly #input: DatelineRetrieverInput;

  constructor(input: DatelineRetrieverInput) {
    super(input);
    this.#input = input;
  }

  override async _getRelevantDocuments(
    query: string,
    _runManager?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { collections, embedder, limit = 10 } = this.#input;
    const filter = await withListedOutlet(this.#input.filter ?? everything, collections);
    const asOf = this.#input.asOf ?? new Date().toISOString().slice(0, 10);
    const request = { question: readQuestion(query), collections, filter, asOf };
    const weights = readRankingWeights(shippedWeightsFile);
    const { candidates } = await retrieve({ ...request, ...(await understand(request)), weights }, embedder);
    return candidates.slice(0, limit).map(toDocument);
  }
}

function toDocument({ passage, collection, score }: Candidate): Document<PassageMetadata> {
  const { article } = passage;
  return new Document({
    pageContent: passage.text,
    id: `${collection}/${passage.id}`,
    metadata: {
      collection,
      article: article.id,
      version: passage.version,
      start: passage.start,
      end: passage.end,
      title: article.title,
      outlet: article.outlet,
      publishedAt: article.publishedAt,
      url: article.url,
      score,
    },
  });
}
