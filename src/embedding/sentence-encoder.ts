import { AutoModel, AutoTokenizer, env, type PretrainedModelOptions } from '@xenova/transformers';
import { asError, SetupError } from '../errors.js';
import { fetchModel, type OnFetch } from './download/fetch-model.js';
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
 * Verifies the files of a model, or fetches them, and loads it with one thread: processes are cheaper than threads
 * (measured on two cores: 119 texts a second from two processes of one thread, 89 from one process of two).
 * @throws SetupError where a file is missing or damaged, or the files are no model of this profile.
 */
export async function loadSentenceEncoder(
  profile: ModelProfile,
  onFetch?: OnFetch,
): Promise<SentenceEncoder> {
  const folder = await wholeFolder(profile, onFetch);
  const { tokenizer, model } = await loadParts(profile, folder);
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

/** The folder in which the files of the model lie, each of them checked. */
async function wholeFolder(profile: ModelProfile, onFetch?: OnFetch): Promise<string> {
  const { source } = profile;
  if (source.kind === 'hub') return fetchModel(profile, source, onFetch);
  verifyModelFiles(source.path, profile);
  return source.path;
}

async function loadParts(
  profile: ModelProfile,
  folder: string,
): Promise<{ tokenizer: Tokenizer; model: Model }> {
  // Transformers.js fetches nothing itself: a download that is cut off would leave half a file in its cache for good.
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.useBrowserCache = false;
  // With a cache it hands ONNX Runtime the weights' path instead of their bytes, which spares a copy of them in memory,
  // and without the path files beside the weights are not found. Nothing is written to it where all files are local.
  env.useFSCache = true;
  env.cacheDir = folder;
  const options: PretrainedModelOptions = {
    dtype: profile.dtype,
    device: 'cpu',
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  };
  try {
    const tokenizer = (await AutoTokenizer.from_pretrained(folder, options)) as unknown as Tokenizer;
    const model = (await AutoModel.from_pretrained(folder, options)) as unknown as Model;
    return { tokenizer, model };
  } catch (thrown) {
    throw new SetupError(
      `The model ${profile.name} cannot be loaded from ${folder} (${asError(thrown).message}): put whole files there, or set DATELINE_MODEL to another.`,
      { cause: thrown },
    );
  }
}
