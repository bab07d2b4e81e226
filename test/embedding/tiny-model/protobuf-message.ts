/** The wire types of protocol buffers that are used here. */
const varint = 0;
const lengthDelimited = 2;
const fixed32 = 5;

/** A protocol-buffers message being written, field by field: as much of the format as an ONNX file needs. */
export class ProtobufMessage {
  readonly #parts: Uint8Array[] = [];

  /** A whole number of zero or more. */
  integer(field: number, value: number): this {
    this.#parts.push(varintBytes((field << 3) | varint), varintBytes(value));
    return this;
  }

  float(field: number, value: number): this {
    const bytes = Buffer.alloc(4);
    bytes.writeFloatLE(value);
    this.#parts.push(varintBytes((field << 3) | fixed32), bytes);
    return this;
  }

  /** Bytes, text or a message within this one. */
  bytes(field: number, content: Uint8Array | string | ProtobufMessage): this {
    const bytes = content instanceof ProtobufMessage ? content.finish() : Buffer.from(content);
    this.#parts.push(varintBytes((field << 3) | lengthDelimited), varintBytes(bytes.length), bytes);
    return this;
  }

  finish(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Seven bits a byte, the lowest first; the eighth says that more follow. */
function varintBytes(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  bytes.push(rest);
  return Buffer.from(bytes);
}
