import { ProtobufMessage } from './protobuf-message.js';

// Field numbers are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).

/** The numbers of the element types in ONNX. */
const elementTypes = { float: 1, int8: 3, int64: 7 } as const;
const attributeTypes = { integers: 7 } as const;
/** Format of the file, and version of the operators: old enough for every ONNX Runtime in use. */
const irVersion = 8;
const operatorsVersion = 13;

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | Int8Array | BigInt64Array;
}

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Attributes that are lists of whole numbers. */
  readonly integers?: Readonly<Record<string, readonly number[]>>;
}

export interface OnnxGraph {
  /** Each of whole numbers, [batch, tokens]. */
  readonly inputs: readonly string[];
  /** Of floats, [batch, tokens, `dimension`]. */
  readonly output: string;
  readonly dimension: number;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxTensor[];
}

/**
 * An ONNX file of `graph`. Where `dataFile` is given the constants stand in a file of that name beside it, as those of
 * large models do.
 */
export function onnxModel(graph: OnnxGraph, dataFile?: string): { model: Buffer; data: Buffer } {
  const stored: Buffer[] = [];
  const message = new ProtobufMessage();
  for (const node of graph.nodes) message.bytes(1, nodeMessage(node));
  message.bytes(2, 'tiny');
  for (const constant of graph.constants) {
    const bytes = Buffer.from(constant.values.buffer, constant.values.byteOffset, constant.values.byteLength);
    const offset = stored.reduce((sum, part) => sum + part.length, 0);
    message.bytes(5, tensorMessage(constant, bytes, dataFile ? { dataFile, offset } : null));
    if (dataFile) stored.push(bytes);
  }
  for (const name of graph.inputs) message.bytes(11, valueMessage(name, 'int64', ['batch', 'tokens']));
  message.bytes(12, valueMessage(graph.output, 'float', ['batch', 'tokens', graph.dimension]));
  const model = new ProtobufMessage()
    .integer(1, irVersion)
    .bytes(7, message)
    .bytes(8, new ProtobufMessage().bytes(1, '').integer(2, operatorsVersion));
  return { model: model.finish(), data: Buffer.concat(stored) };
}

function nodeMessage({ operator, inputs, output, integers = {} }: OnnxNode): ProtobufMessage {
  const message = new ProtobufMessage();
  for (const input of inputs) message.bytes(1, input);
  message.bytes(2, output).bytes(4, operator);
  for (const [name, values] of Object.entries(integers)) {
    const attribute = new ProtobufMessage().bytes(1, name).integer(20, attributeTypes.integers);
    for (const value of values) attribute.integer(8, value);
    message.bytes(5, attribute);
  }
  return message;
}

function tensorMessage(
  { name, shape, values }: OnnxTensor,
  bytes: Buffer,
  elsewhere: { dataFile: string; offset: number } | null,
): ProtobufMessage {
  const message = new ProtobufMessage();
  for (const size of shape) message.integer(1, size);
  message.integer(2, elementType(values)).bytes(8, name);
  if (!elsewhere) return message.bytes(9, bytes);
  const places = { location: elsewhere.dataFile, offset: elsewhere.offset, length: bytes.length };
  for (const [key, value] of Object.entries(places))
    message.bytes(13, new ProtobufMessage().bytes(1, key).bytes(2, String(value)));
  return message.integer(14, 1);
}

function elementType(values: OnnxTensor['values']): number {
  if (values instanceof Float32Array) return elementTypes.float;
  return values instanceof Int8Array ? elementTypes.int8 : elementTypes.int64;
}

function valueMessage(
  name: string,
  type: keyof typeof elementTypes,
  shape: readonly (string | number)[],
): ProtobufMessage {
  const dimensions = new ProtobufMessage();
  for (const size of shape) {
    const dimension = new ProtobufMessage();
    dimensions.bytes(1, typeof size === 'number' ? dimension.integer(1, size) : dimension.bytes(2, size));
  }
  const tensor = new ProtobufMessage().integer(1, elementTypes[type]).bytes(2, dimensions);
  return new ProtobufMessage().bytes(1, name).bytes(2, new ProtobufMessage().bytes(1, tensor));
}
