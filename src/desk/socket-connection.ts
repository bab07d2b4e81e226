import type { Socket } from 'node:net';
import { z } from 'zod';
import { SetupError, UserError } from '../errors.js';
import { errorFromFrame } from './socket-errors.js';
import { encodeFrame, FrameReader, longestFrameBytes } from './socket-frames.js';

const responseSchema = z.object({
  id: z.number().int(),
  progress: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z
    .object({
      name: z.string(),
      code: z.string().nullable(),
      message: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])).nullish(),
    })
    .optional(),
});

interface Pending {
  readonly onProgress: (progress: unknown) => void;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** One connection to a running Dateline: calls go out, and find their answers by number. */
export class SocketConnection {
  readonly #socket: Socket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #closed = false;

  /** `socket` is connected. */
  constructor(socket: Socket) {
    this.#socket = socket;
    const reader = new FrameReader();
    socket.on('data', (chunk: Uint8Array) => {
      try {
        for (const frame of reader.push(chunk)) this.#hear(responseSchema.parse(frame));
      } catch {
        // Whatever listens there, it is no Dateline that can be understood: `close` rejects the calls.
        socket.destroy();
      }
    });
    // 'close' follows, and tells the calls.
    socket.on('error', () => {});
    socket.on('close', () => this.#end());
  }

  /** @throws what the desk on the other side threw; SetupError where the connection ends first. */
  call(method: string, params: object, onProgress: (progress: unknown) => void = () => {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw connectionEnded();
      const id = ++this.#lastId;
      const frame = encodeFrame({ id, method, params });
      if (Buffer.byteLength(frame) > longestFrameBytes) {
        throw new UserError(
          'request-too-large',
          'This is too large to be sent to the running Dateline: split the file into smaller ones.',
        );
      }
      this.#pending.set(id, { onProgress, resolve, reject });
      this.#socket.write(frame);
    });
  }

  /** Idempotent. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closed) resolve();
      else this.#socket.once('close', () => resolve()).destroySoon();
    });
  }

  #hear(response: z.infer<typeof responseSchema>): void {
    const pending = this.#pending.get(response.id);
    if (!pending) return;
    if (response.progress !== undefined) {
      pending.onProgress(response.progress);
      return;
    }
    this.#pending.delete(response.id);
    if (response.error) pending.reject(errorFromFrame(response.error));
    else pending.resolve(response.result);
  }

  #end(): void {
    this.#closed = true;
    for (const pending of this.#pending.values()) pending.reject(connectionEnded());
    this.#pending.clear();
  }
}

function connectionEnded(): SetupError {
  return new SetupError(
    'The running Dateline ended the connection before it had answered: see in its log why, and try again.',
    { code: 'connection-ended' },
  );
}
