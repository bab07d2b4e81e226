import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelSettings } from '../config.js';
import { asError, SetupError } from '../errors.js';
import type { KnownProfile } from './known-profiles.js';
import { modelChecksums, weightFiles } from './model-files.js';

const configSchema = z.object({
  hidden_size: z.number().int().positive().optional(),
  /** DistilBERT's name for it. */
  dim: z.number().int().positive().optional(),
  max_position_embeddings: z.number().int().positive().optional(),
});
const tokenizerSchema = z.object({ model_max_length: z.number().positive().optional() });
const poolingSchema = z.object({ pooling_mode_cls_token: z.boolean().optional() });

/** Sentence encoders are trained on no more; a tokenizer without a limit of its own says 1e30. */
const mostTokens = 512;

/**
 * What the files of a model folder say of it: dtype by the weights that are there, dimension and length by its
 * configuration, pooling by `1_Pooling/config.json` where sentence-transformers left one (else mean). Its checksums
 * are taken now, so that a change of the files is a change of the profile.
 * @param folder absolute path
 * @throws SetupError naming the file that is missing or unreadable.
 */
export function readFolderProfile(folder: string, settings: ModelSettings): KnownProfile {
  const config = readJson(folder, 'config.json', configSchema);
  const tokenizer = readJson(folder, 'tokenizer_config.json', tokenizerSchema);
  const poolingFile = join('1_Pooling', 'config.json');
  const pooling = existsSync(join(folder, poolingFile))
    ? readJson(folder, poolingFile, poolingSchema)
    : { pooling_mode_cls_token: false };
  const dtype = settings.dtype ?? dtypeOfWeights(folder);
  const dimension = settings.dimension ?? config.hidden_size ?? config.dim;
  if (dimension === undefined) {
    throw new SetupError(
      `${join(folder, 'config.json')} does not say how long the vectors are: set DATELINE_MODEL_DIMENSION.`,
    );
  }
  return {
    source: { kind: 'folder', path: folder },
    dtype,
    dimension,
    pooling: pooling.pooling_mode_cls_token ? 'cls' : 'mean',
    questionPrefix: '',
    passagePrefix: '',
    maximumTokens: Math.min(
      mostTokens,
      tokenizer.model_max_length ?? mostTokens,
      config.max_position_embeddings ?? mostTokens,
    ),
    checksums: modelChecksums(folder, dtype),
  };
}

function dtypeOfWeights(folder: string): KnownProfile['dtype'] {
  for (const [dtype, path] of weightFiles) if (existsSync(join(folder, path))) return dtype;
  throw new SetupError(
    `DATELINE_MODEL="${folder}" holds no weights: it needs one of ${[...weightFiles.values()].join(', ')}.`,
  );
}

function readJson<Schema extends z.ZodType>(folder: string, path: string, schema: Schema): z.output<Schema> {
  const file = join(folder, path);
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (thrown) {
    const missing = asError(thrown).message.startsWith('ENOENT');
    throw new SetupError(
      `The model file ${file} ${missing ? 'is missing' : 'cannot be read as a model configuration'}: give DATELINE_MODEL a folder with config.json, tokenizer.json, tokenizer_config.json and onnx/.`,
      { cause: thrown },
    );
  }
}
