/** Work that was begun and has not ended, so that shutting down can wait for it. */
export class InFlight {
  readonly #work = new Set<Promise<void>>();

  /** `work` must not reject. */
  track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#work.delete(tracked));
    this.#work.add(tracked);
  }

  /** Waits until all of it has ended, but no longer than `timeoutMs`; says whether it has. */
  async settled(timeoutMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const ended = Promise.all(this.#work).then(() => true);
    return Promise.race([ended, timeout]).finally(() => clearTimeout(timer));
  }
}
