import { SetupError, UserError } from '../../errors.js';
import type { Embedder } from '../embedder.js';
import type { ModelProfile } from '../model-profile.js';
import { embeddedSchema, vectorFromText, type EmbedCall, type MessageWay } from './lent-messages.js';

interface Waiting {
  resolve(vectors: readonly Float32Array[]): void;
  reject(error: Error): void;
}

/** Has another process of this machine embed: see `lendEmbedder`. Both have the same settings, and so the same model. */
export class LentEmbedder implements Embedder {
  readonly profile: ModelProfile;
  readonly #way: MessageWay;
  readonly #waiting = new Map<number, Waiting>();
  readonly #stop: () => void;
  #lastId = 0;
  #isClosed = false;

  constructor(profile: ModelProfile, way: MessageWay) {
    this.profile = profile;
    this.#way = way;
    this.#stop = way.listen((message) => this.#hear(message));
  }

  /** Calls that are not answered. */
  get waiting(): number {
    return this.#waiting.size;
  }

  async ready(): Promise<void> {
    await this.#call('ready', []);
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.#call('question', [text]);
    if (!vector) throw new Error('The process that embeds gave no vector.');
    return vector;
  }

  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<readonly Float32Array[]> {
    return this.#call('passages', [...texts], signal);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    for (const { reject } of this.#waiting.values()) reject(closed());
    this.#waiting.clear();
  }

  #call(
    method: EmbedCall['method'],
    texts: string[],
    signal?: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    signal?.throwIfAborted();
    if (this.#isClosed) return Promise.reject(closed());
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.#waiting.delete(id);
        this.#send({ dateline: 'embed', id, method: 'cancel', texts: [] });
        reject(signal?.reason as Error);
      };
      const ended = (): void => signal?.removeEventListener('abort', cancel);
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.set(id, {
        resolve: (vectors) => (ended(), resolve(vectors)),
        reject: (error) => (ended(), reject(error)),
      });
      this.#send({ dateline: 'embed', id, method, texts });
    });
  }

  #send(call: EmbedCall): void {
    this.#way.send(call);
  }

  #hear(message: unknown): void {
    const embedded = embeddedSchema.safeParse(message).data;
    const waiting = embedded && this.#waiting.get(embedded.id);
    if (!embedded || !waiting) return;
    this.#waiting.delete(embedded.id);
    const { error, vectors } = embedded;
    if (!error) waiting.resolve(vectors.map(vectorFromText));
    else waiting.reject(error.isSetup ? new SetupError(error.message) : new Error(error.message));
  }
}

function closed(): Error {
  return new UserError('shutting-down');
}

/** The way to the process that forked this one. @throws Error where none did */
export function wayToParent(): MessageWay {
  const send = process.send?.bind(process);
  if (!send) throw new Error('This process was not forked by one that embeds for it.');
  return {
    // Where the other process is gone there is nobody to wait for: see embedderOfManager.
    send: (message) => void send(message, undefined, undefined, () => {}),
    listen(listener) {
      process.on('message', listener);
      return () => process.off('message', listener);
    },
  };
}
