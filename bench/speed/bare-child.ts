/** The least that embedding can cost: the tokeniser and ONNX Runtime, one text after another, and nothing else. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AutoTokenizer, env } from '@xenova/transformers';
import { serveOrder } from './run-child.js';

export interface BareOrder {
  readonly modelFolder: string;
  readonly modelFile: string;
  readonly maximumTokens: number;
  readonly threads: number;
  readonly texts: readonly string[];
}

/** Milliseconds, without loading. */
export interface BareResult {
  readonly tookMs: number;
  /** Processor time. */
  readonly usedMs: number;
}

type Feeds = Readonly<Record<string, { readonly ort_tensor?: object }>>;
interface Session {
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, { dispose(): void }>>>;
}
interface OnnxRuntime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
}

async function work({
  modelFolder,
  modelFile,
  maximumTokens,
  threads,
  texts,
}: BareOrder): Promise<BareResult> {
  env.allowRemoteModels = false;
  // The one that Transformers.js brings along.
  const require = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
  const { InferenceSession } = require('onnxruntime-node') as OnnxRuntime;
  const tokenizer = await AutoTokenizer.from_pretrained(modelFolder, { local_files_only: true });
  const session = await InferenceSession.create(join(modelFolder, modelFile), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
  });
  const embed = async (text: string): Promise<void> => {
    const inputs = tokenizer(text, { truncation: true, max_length: maximumTokens }) as Feeds;
    const tensors = Object.entries(inputs).map(([name, tensor]) => [name, tensor.ort_tensor ?? tensor]);
    const outputs = await session.run(Object.fromEntries(tensors) as Record<string, object>);
    for (const output of Object.values(outputs)) output.dispose();
  };
  await embed('warm');
  const usedBefore = process.cpuUsage();
  const startedAt = performance.now();
  for (const text of texts) await embed(text);
  const tookMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(usedBefore);
  return { tookMs, usedMs: (user + system) / 1_000 };
}

serveOrder(work);
