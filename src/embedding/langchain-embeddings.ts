import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from './embedder.js';

/** Dateline's embedder as LangChain knows embeddings: for vector stores, retrievers and chains. The embedder stays its owner's to close. */
export class DatelineEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  /** A vector of unit length; the text counts as a question. */
  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.#embedder.embedQuestion(document));
  }

  /** A vector of unit length for each text, in order; the texts count as passages. */
  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors = await this.#embedder.embedPassages(documents);
    return vectors.map((vector) => Array.from(vector));
  }
}
