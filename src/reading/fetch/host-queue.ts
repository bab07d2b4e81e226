/**
 * What counts as one host: its name without port, final point and "www.", since all of these lead to the same machines.
 */
export function hostKey(url: URL): string {
  return url.hostname.replace(/\.$/, '').replace(/^www\./, '');
}

/** Lets one piece of work at a time run for each host, in the order of asking. */
export class HostQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs `work` when all earlier work for `host` has ended. Rejects with `signal.reason` when aborted while it waits. */
  async run<Result>(host: string, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(host) ?? Promise.resolve();
    // Work that was aborted while it waited keeps its place in the line, so that nobody overtakes.
    const mine = before.then(() => {
      signal.throwIfAborted();
      return work();
    });
    const tail = mine
      .catch(() => undefined)
      .finally(() => {
        if (this.#tails.get(host) === tail) this.#tails.delete(host);
      });
    this.#tails.set(host, tail);
    return untilAborted(mine, signal);
  }
}

/** `work`, or a rejection with `signal.reason` as soon as that comes. */
function untilAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    const settle = (): void => signal.removeEventListener('abort', abort);
    work.then(resolve, reject).finally(settle);
  });
}
