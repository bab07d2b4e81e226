import { AutoModel, AutoTokenizer, env, type PretrainedModelOptions } from '@xenova/transformers';
import { asError, SetupError } from '../errors.js';
import type { ModelProfile } from './model-profile.js';
import { verifyModelFiles } from './model-files.js';
import { poolTokens } from './pool-tokens.js';

/** A loaded model. `encode` holds the thread while it runs. */
export interface SentenceEncoder {
  encode(text: string): Promise<Float32Array>;
}

/** What of Transformers.js is used. */
interface Tensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
  dispose(): void;
}
type Tokenizer = (
  text: string,
  options: { truncation: boolean; max_length: number },
) => Readonly<Record<string, Tensor>>;
type Model = (inputs: Readonly<Record<string, Tensor>>) => Promise<Readonly<Record<string, Tensor>>>;

/** No token of prose is nearly so long; without a cut the tokenizer would read megabytes to keep 256 tokens. */
const charactersPerToken = 64;

/**
 * Verifies the files of a model and loads it with one thread: processes are cheaper than threads
 * (measured on two cores: 119 texts a second from two processes of one thread, 89 from one process of two).
 * @throws SetupError where a file is missing or damaged, or the files are no model of this profile.
 */
export async function loadSentenceEncoder(profile: ModelProfile): Promise<SentenceEncoder> {
  if (profile.source.kind === 'folder') verifyModelFiles(profile.source.path, profile);
  const { tokenizer, model } = await loadParts(profile);
  const encoder: SentenceEncoder = {
    async encode(text) {
      const inputs = tokenizer(text.slice(0, profile.maximumTokens * charactersPerToken), {
        truncation: true,
        max_length: profile.maximumTokens,
      });
      const outputs = await model(inputs);
      try {
        const hidden = outputs['last_hidden_state'] ?? outputs['token_embeddings'] ?? outputs['logits'];
        const dimension = hidden?.dims.at(-1);
        if (!hidden || dimension !== profile.dimension) {
          throw new SetupError(
            `The model ${profile.name} gives vectors of ${dimension ?? 'no'} numbers, not ${profile.dimension}: set DATELINE_MODEL_DIMENSION.`,
          );
        }
        return poolTokens(hidden.data, dimension, profile.pooling);
      } finally {
        // Native memory, which the garbage collector does not see.
        for (const tensor of [...Object.values(inputs), ...Object.values(outputs)]) tensor.dispose();
      }
    },
  };
  // Shows a wrong dimension now, and spares the first question the first run's delay.
  await encoder.encode('warm');
  return encoder;
}

async function loadParts(profile: ModelProfile): Promise<{ tokenizer: Tokenizer; model: Model }> {
  const { source } = profile;
  env.useBrowserCache = false;
  env.useFSCache = source.kind === 'hub';
  env.allowLocalModels = source.kind === 'folder';
  env.allowRemoteModels = source.kind === 'hub';
  if (source.kind === 'hub') {
    env.cacheDir = source.cacheFolder;
    if (source.host) env.remoteHost = source.host.endsWith('/') ? source.host : `${source.host}/`;
  }
  const place = source.kind === 'folder' ? source.path : source.repository;
  const options: PretrainedModelOptions = {
    dtype: profile.dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
    ...(source.kind === 'hub' ? { revision: source.revision } : {}),
  };
  try {
    const tokenizer = (await AutoTokenizer.from_pretrained(place, options)) as unknown as Tokenizer;
    const model = (await AutoModel.from_pretrained(place, options)) as unknown as Model;
    return { tokenizer, model };
  } catch (thrown) {
    const wayOut =
      source.kind === 'hub'
        ? `check the name and the network, or delete ${source.cacheFolder} if a download was cut off`
        : 'put whole files there, or set DATELINE_MODEL to another';
    throw new SetupError(
      `The model ${profile.name} cannot be loaded from ${place} (${asError(thrown).message}): ${wayOut}.`,
      { cause: thrown },
    );
  }
}
