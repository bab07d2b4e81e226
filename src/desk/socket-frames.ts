/** A file of 50 MB in base64, with room for what is around it. */
export const longestFrameBytes = 80 * 1024 * 1024;

const newline = 0x0a;

/** Raised by `FrameReader` for what cannot be a frame; the connection it came from is of no more use. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}

/** Cuts a stream of bytes into frames: one JSON value a line, UTF-8. */
export class FrameReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #length = 0;

  /**
   * The frames that `chunk` completes, in order.
   * @throws FrameError where a frame is too long, is not UTF-8 or is not JSON.
   */
  push(chunk: Uint8Array): unknown[] {
    const frames: unknown[] = [];
    let rest = chunk;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      this.#keep(rest.subarray(0, end));
      frames.push(this.#parse());
      rest = rest.subarray(end + 1);
    }
    this.#keep(rest);
    return frames;
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > longestFrameBytes)
      throw new FrameError(`a frame is longer than ${longestFrameBytes} bytes`);
    if (part.length > 0) this.#parts.push(part);
  }

  #parse(): unknown {
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    this.#length = 0;
    try {
      return JSON.parse(this.#decoder.decode(bytes), reviveBytes);
    } catch (cause) {
      throw new FrameError('a frame is not JSON', { cause });
    }
  }
}

/** `value` as a frame, with its newline. Bytes become `{"$bytes": base64}`. */
export function encodeFrame(value: unknown): string {
  return `${JSON.stringify(value, tagBytes)}\n`;
}

/** Reads `holder`, because a Buffer has turned itself into JSON before `value` arrives here. */
function tagBytes(this: unknown, key: string, value: unknown): unknown {
  const holder = this as Readonly<Record<string, unknown>>;
  const original = holder[key];
  return original instanceof Uint8Array
    ? { $bytes: Buffer.from(original.buffer, original.byteOffset, original.byteLength).toString('base64') }
    : value;
}

function reviveBytes(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
  return typeof value.$bytes === 'string' ? new Uint8Array(Buffer.from(value.$bytes, 'base64')) : value;
}
