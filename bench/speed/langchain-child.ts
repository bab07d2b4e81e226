/** What LangChain's documentation shows: `HNSWLib.fromDocuments` over a Transformers.js pipeline, 512 texts at a time. */
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib';
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { env, pipeline } from '@xenova/transformers';
import { serveOrder } from './run-child.js';

export interface LangchainOrder {
  readonly modelFolder: string;
  readonly dtype: 'fp32' | 'q8';
  readonly texts: readonly string[];
}

/** Milliseconds, without loading. */
export interface LangchainResult {
  readonly tookMs: number;
}

const batchSize = 512;
type Extract = (
  texts: readonly string[],
  options: { pooling: 'mean'; normalize: boolean },
) => Promise<{ tolist(): number[][] }>;

class PipelineEmbeddings extends Embeddings {
  readonly #extract: Extract;

  constructor(extract: Extract) {
    super({});
    this.#extract = extract;
  }

  async embedDocuments(texts: string[]): Promise<number[][]> {
    const vectors: number[][] = [];
    for (let start = 0; start < texts.length; start += batchSize) {
      const batch = texts.slice(start, start + batchSize);
      vectors.push(...(await this.#extract(batch, { pooling: 'mean', normalize: true })).tolist());
    }
    return vectors;
  }

  async embedQuery(text: string): Promise<number[]> {
    return (await this.embedDocuments([text]))[0]!;
  }
}

async function work({ modelFolder, dtype, texts }: LangchainOrder): Promise<LangchainResult> {
  env.allowRemoteModels = false;
  const extract = await pipeline('feature-extraction', modelFolder, { dtype });
  const embeddings = new PipelineEmbeddings(extract as unknown as Extract);
  await embeddings.embedQuery('warm');
  const documents = texts.map((pageContent) => new Document({ pageContent }));
  const startedAt = performance.now();
  await HNSWLib.fromDocuments(documents, embeddings);
  return { tookMs: performance.now() - startedAt };
}

serveOrder(work);
