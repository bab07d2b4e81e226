import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { asError, SetupError } from '../errors.js';

/**
 * What a JSON file of a model says.
 * @param path below the model's folder
 * @throws SetupError where it is missing or something else stands in it.
 */
export function readModelJson<Schema extends z.ZodType>(
  folder: string,
  path: string,
  schema: Schema,
): z.output<Schema> {
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
