import { ProcessEndedError, type EmbeddingProcess } from '../../src/embedding/embedding-process.js';

interface PendingText {
  readonly text: string;
  readonly urgent: boolean;
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

/** An embedding process without a process: it records what it is sent, and does nothing until a test says so. */
export class FakeEmbeddingProcess implements EmbeddingProcess {
  readonly pid = undefined;
  readonly loaded: Promise<void>;
  readonly ended: Promise<string>;
  readonly sent: string[] = [];
  closed = false;
  /** Called for each text that arrives; by default it waits until `answerNext`. */
  onText: (text: string) => void = () => {};
  #pending: PendingText[] = [];
  #loaded!: { resolve(): void; reject(error: Error): void };
  #end!: (words: string) => void;

  constructor() {
    this.loaded = new Promise((resolve, reject) => {
      this.#loaded = { resolve, reject };
    });
    this.loaded.catch(() => {});
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  get pending(): readonly string[] {
    return this.#pending.map(({ text }) => text);
  }

  embed(text: string, urgent: boolean): Promise<Float32Array> {
    this.sent.push(text);
    return new Promise((resolve, reject) => {
      this.#pending.push({ text, urgent, resolve, reject });
      this.onText(text);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.die('closed');
  }

  finishLoading(): void {
    this.#loaded.resolve();
  }

  failLoading(error: Error): void {
    this.#loaded.reject(error);
  }

  /** Answers the oldest text in hand, urgent ones first, with a vector of its length. False: it has none. */
  answerNext(): boolean {
    const next = this.#pending.find(({ urgent }) => urgent) ?? this.#pending[0];
    if (!next) return false;
    this.#pending = this.#pending.filter((other) => other !== next);
    next.resolve(Float32Array.of(next.text.length));
    return true;
  }

  /** Rejects the oldest text in hand, as where the model gives nothing usable for it. */
  refuseNext(error: Error): void {
    this.#pending.shift()?.reject(error);
  }

  die(words: string): void {
    this.#end(words);
    for (const pending of this.#pending.splice(0)) pending.reject(new ProcessEndedError(words));
  }
}
