/** Work that says when it has begun and goes on until it is let go, however fast or slow the machine is. */
export class HeldWork {
  readonly begun: Promise<void>;
  readonly #released: Promise<void>;
  #begin = (): void => {};
  #release = (): void => {};

  constructor() {
    this.begun = new Promise((resolve) => (this.#begin = resolve));
    this.#released = new Promise((resolve) => (this.#release = resolve));
  }

  do(): Promise<void> {
    this.#begin();
    return this.#released;
  }

  release(): void {
    this.#release();
  }
}
