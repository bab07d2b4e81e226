import { basename } from 'node:path';
import { z } from 'zod';
import { weightFiles } from './model-files.js';
import { readModelJson } from './model-json.js';
import type { ModelProfile } from './model-profile.js';

/** True: one file; a number: so many. */
const parts = z.union([z.boolean(), z.number().int().min(0).max(100)]);
const configSchema = z.object({
  'transformers.js_config': z
    .object({ use_external_data_format: z.union([parts, z.record(z.string(), parts)]).optional() })
    .optional()
    // Written in a way that is not known here, it says nothing.
    .catch(undefined),
});

/**
 * Paths, below the model's folder, of the files beside the weights of `dtype`, as large models have them: ONNX allows
 * no file above 2 GB. A model's `config.json` says in `transformers.js_config` whether there are any.
 * @throws SetupError where that file cannot be read.
 */
export function externalDataFiles(folder: string, dtype: ModelProfile['dtype']): string[] {
  const weights = weightFiles.get(dtype);
  const config = readModelJson(folder, 'config.json', configSchema);
  const format = config['transformers.js_config']?.use_external_data_format;
  if (weights === undefined || format === undefined) return [];
  const count = typeof format === 'object' ? (format[basename(weights)] ?? format['model'] ?? 0) : format;
  return Array.from(
    { length: Number(count) },
    (_, index) => `${weights}_data${index === 0 ? '' : `_${index}`}`,
  );
}
