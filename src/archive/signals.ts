import { asError } from '../errors.js';
import type { Logger } from '../logger.js';

/**
 * What the processes that share an archive tell each other. One may be lost, where a connection is cut: each is a hint to look,
 * and whoever it is for looks from time to time without it, too.
 */
export interface Signals {
  /** Tells every process, this one included. @param about JSON, of a few thousand characters at most */
  send(kind: string, about: unknown): Promise<void>;
  /** `about` may be of another version, or made up. The returned function ends it. */
  on(kind: string, listener: (about: unknown) => void): () => void;
}

/** Listeners by what they listen for. */
export class SignalListeners {
  readonly #logger: Logger | undefined;
  readonly #listeners = new Map<string, Set<(about: unknown) => void>>();

  constructor(logger?: Logger) {
    this.#logger = logger;
  }

  on(kind: string, listener: (about: unknown) => void): () => void {
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  tell(kind: string, about: unknown): void {
    for (const listener of this.#listeners.get(kind) ?? []) {
      try {
        listener(about);
      } catch (error) {
        // One that fails keeps nobody else from being told.
        this.#logger?.error({ kind, error: asError(error).message }, 'Who listened for a signal failed.');
      }
    }
  }
}

/** Signals of an archive that one process owns. */
export class LocalSignals implements Signals {
  readonly #listeners: SignalListeners;

  constructor(logger?: Logger) {
    this.#listeners = new SignalListeners(logger);
  }

  async send(kind: string, about: unknown): Promise<void> {
    this.#listeners.tell(kind, about);
  }

  on(kind: string, listener: (about: unknown) => void): () => void {
    return this.#listeners.on(kind, listener);
  }
}
