import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ModelSettings } from '../config.js';
import { SetupError } from '../errors.js';
import { folderPooling } from './folder-pooling.js';
import type { KnownProfile } from './known-profile.js';
import { modelChecksums, weightFiles } from './model-files.js';
import { readModelJson } from './model-json.js';

const configSchema = z.object({
  hidden_size: z.number().int().positive().optional(),
  /** DistilBERT's name for it. */
  dim: z.number().int().positive().optional(),
  max_position_embeddings: z.number().int().positive().optional(),
});
const tokenizerSchema = z.object({ model_max_length: z.number().positive().optional() });

/** Sentence encoders are trained on no more; a tokenizer without a limit of its own says 1e30. */
const mostTokens = 512;

/**
 * What the files of a model folder say of it: dtype by the weights that are there, dimension and length by its
 * configuration, pooling by what sentence-transformers left of it. Its checksums are taken now, so that a change of the
 * files is a change of the profile.
 * @param folder absolute path
 * @throws SetupError naming the file that is missing or unreadable, or what the model has that Dateline does not compute.
 */
export function readFolderProfile(folder: string, settings: ModelSettings): KnownProfile {
  const config = readModelJson(folder, 'config.json', configSchema);
  const tokenizer = readModelJson(folder, 'tokenizer_config.json', tokenizerSchema);
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
    pooling: settings.pooling ?? folderPooling(folder),
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
