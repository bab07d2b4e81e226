/** Ends a request over which nothing has come for a while. A large file may take as long as it keeps coming. */
export class SilenceWatch {
  readonly #controller = new AbortController();
  readonly #silenceMs: number;
  #timer: NodeJS.Timeout | null = null;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
    this.heard();
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something has come: the time begins anew. */
  heard(): void {
    this.stop();
    this.#timer = setTimeout(() => {
      this.#controller.abort(new Error(`nothing has come for ${this.#silenceMs / 1000} seconds`));
    }, this.#silenceMs);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }
}
