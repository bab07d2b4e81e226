import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { onnxModel, type OnnxTensor } from './onnx-model.js';
import type { TinyTokenizer } from './tiny-tokenizer.js';
import { mixing, positions, quantum, quantumScale, weight } from './tiny-weights.js';

/** A sentence encoder whose every weight is known, small enough to be made by a test. */
export interface TinyModel {
  readonly tokenizer: TinyTokenizer;
  /** Numbers in a vector. */
  readonly dimension: number;
  /** Tokens that mean the same as another, which is given: both have the same weights. */
  readonly synonyms?: Readonly<Record<string, string>>;
}

export interface TinyModelFiles {
  /** Whether the weights of the 32-bit file stand in a second file, as those of large models do. */
  readonly separateData?: boolean;
}

/** Writes `model` as a folder for Transformers.js: its configuration, its tokenizer, and its weights in 32 and in 8 bits. */
export async function writeTinyModel(
  folder: string,
  model: TinyModel,
  files: TinyModelFiles = {},
): Promise<void> {
  const { tokenizer, dimension } = model;
  const configuration = {
    model_type: tokenizer.modelType,
    hidden_size: dimension,
    vocab_size: tokenizer.vocabulary.length,
    max_position_embeddings: positions,
    'transformers.js_config': {
      use_external_data_format: files.separateData ? { 'model.onnx': true } : false,
    },
  };
  await writeJson(join(folder, 'config.json'), configuration);
  await writeJson(join(folder, 'tokenizer.json'), tokenizer.definition);
  await writeJson(join(folder, 'tokenizer_config.json'), tokenizer.configuration);
  const full = join(folder, 'onnx', 'model.onnx');
  const dataFile = files.separateData ? `${full}_data` : null;
  const { model: fullModel, data } = weightsFile(model, 'fp32', dataFile && basename(dataFile));
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, fullModel);
  if (dataFile) await writeFile(dataFile, data);
  await writeFile(join(folder, 'onnx', 'model_quantized.onnx'), weightsFile(model, 'q8', null).model);
}

/** The row of weights that a token has. */
export function rowOf({ tokenizer, synonyms = {} }: TinyModel, token: string): number {
  const row = tokenizer.vocabulary.indexOf(synonyms[token] ?? token);
  if (row < 0) throw new Error(`The tiny model has no token "${token}".`);
  return row;
}

/**
 * The vector of each token is the sum of what its word, its position and its kind have, and of a part of the mean of
 * all such sums.
 */
function weightsFile(
  model: TinyModel,
  dtype: 'fp32' | 'q8',
  dataFile: string | null,
): { model: Buffer; data: Buffer } {
  const { dimension, tokenizer } = model;
  const rows = tokenizer.vocabulary.map((token) => rowOf(model, token));
  const tokens = rows.flatMap((row) => columns(dimension, (column) => weight('token', row, column)));
  const isFull = dtype === 'fp32';
  const words: OnnxTensor = {
    name: 'words',
    shape: [rows.length, dimension],
    values: isFull ? Float32Array.from(tokens) : Int8Array.from(tokens, quantum),
  };
  const places = columns(positions + 1, (row) =>
    columns(dimension, (column) => weight('position', row, column)),
  ).flat();
  const kinds = columns(2, (row) => columns(dimension, (column) => weight('kind', row, column))).flat();
  const graph = {
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
    output: 'last_hidden_state',
    dimension,
    constants: [
      words,
      { name: 'places', shape: [positions + 1, dimension], values: Float32Array.from(places) },
      { name: 'kinds', shape: [2, dimension], values: Float32Array.from(kinds) },
      { name: 'along', shape: [], values: BigInt64Array.of(1n) },
      { name: 'mixing', shape: [], values: Float32Array.of(mixing) },
      { name: 'scale', shape: [], values: Float32Array.of(quantumScale) },
      { name: 'zero', shape: [], values: Int8Array.of(0) },
    ],
    nodes: [
      isFull
        ? { operator: 'Identity', inputs: ['words'], output: 'table' }
        : { operator: 'DequantizeLinear', inputs: ['words', 'scale', 'zero'], output: 'table' },
      { operator: 'Gather', inputs: ['table', 'input_ids'], output: 'word' },
      // The first token stands at position 1.
      { operator: 'CumSum', inputs: ['attention_mask', 'along'], output: 'position' },
      { operator: 'Gather', inputs: ['places', 'position'], output: 'place' },
      { operator: 'Gather', inputs: ['kinds', 'token_type_ids'], output: 'kind' },
      { operator: 'Add', inputs: ['word', 'place'], output: 'placed' },
      { operator: 'Add', inputs: ['placed', 'kind'], output: 'sum' },
      { operator: 'ReduceMean', inputs: ['sum'], output: 'mean', integers: { axes: [1] } },
      { operator: 'Mul', inputs: ['mean', 'mixing'], output: 'share' },
      { operator: 'Add', inputs: ['sum', 'share'], output: 'last_hidden_state' },
    ],
  };
  return onnxModel(graph, dataFile ?? undefined);
}

function columns<Value>(count: number, value: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => value(index));
}

async function writeJson(file: string, content: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(content));
}
