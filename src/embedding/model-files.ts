import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { asError, SetupError } from '../errors.js';
import type { ModelProfile } from './model-profile.js';

type Dtype = ModelProfile['dtype'];

/** File of the weights in `onnx/`, by dtype, as Transformers.js names them; best trade of size and speed first. */
export const weightFiles: ReadonlyMap<Dtype, string> = new Map<Dtype, string>([
  ['q8', 'onnx/model_quantized.onnx'],
  ['fp32', 'onnx/model.onnx'],
  ['fp16', 'onnx/model_fp16.onnx'],
  ['int8', 'onnx/model_int8.onnx'],
  ['uint8', 'onnx/model_uint8.onnx'],
  ['q4', 'onnx/model_q4.onnx'],
]);

/** What is to be done about a damaged model. */
export const modelWayOut =
  'restore it (for the model that comes with Dateline: git checkout -- data/model) or set DATELINE_MODEL to another';

/** Paths, below the model's folder, of the files that `dtype` needs. */
export function requiredFiles(dtype: Dtype): readonly string[] {
  const weights = weightFiles.get(dtype);
  return ['config.json', 'tokenizer.json', 'tokenizer_config.json', ...(weights ? [weights] : [])];
}

/**
 * SHA-256 of each file that a model in `folder` is loaded from, by its path below the folder.
 * @throws SetupError naming the file that is missing or cannot be read.
 */
export function modelChecksums(folder: string, dtype: Dtype): Record<string, string> {
  const external = requiredFiles(dtype)
    .map((path) => `${path}_data`)
    .filter((path) => existsSync(join(folder, path)));
  return Object.fromEntries(
    [...requiredFiles(dtype), ...external].map((path) => [path, sha256OfFile(join(folder, path))]),
  );
}

/**
 * Checks that the files of a model are there and are what the profile says.
 * @throws SetupError naming the file that is missing or damaged, and the way out.
 */
export function verifyModelFiles(folder: string, profile: Pick<ModelProfile, 'dtype' | 'checksums'>): void {
  const expected = profile.checksums ?? {};
  for (const path of new Set([...requiredFiles(profile.dtype), ...Object.keys(expected)])) {
    const file = join(folder, path);
    const actual = sha256OfFile(file);
    if (expected[path] !== undefined && actual !== expected[path]) {
      throw new SetupError(
        `The model file ${file} is damaged (SHA-256 ${actual} instead of ${expected[path]}): ${modelWayOut}.`,
      );
    }
  }
}

/**
 * SHA-256 of a file of a model, in hexadecimal. In chunks, so that a model of a gigabyte takes no gigabyte of memory.
 * @throws SetupError where the file is missing or cannot be read.
 */
export function sha256OfFile(file: string): string {
  const hash = createHash('sha256');
  const chunk = Buffer.alloc(1024 * 1024);
  let descriptor: number | null = null;
  try {
    descriptor = openSync(file, 'r');
    for (let length = readSync(descriptor, chunk); length > 0; length = readSync(descriptor, chunk))
      hash.update(chunk.subarray(0, length));
    return hash.digest('hex');
  } catch (thrown) {
    const missing = asError(thrown).message.startsWith('ENOENT');
    const problem = missing ? 'is missing' : `cannot be read (${asError(thrown).message})`;
    throw new SetupError(`The model file ${file} ${problem}: ${modelWayOut}.`, { cause: thrown });
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}
