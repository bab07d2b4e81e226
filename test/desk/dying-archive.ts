import type { Archive } from '../../src/archive/archive.js';
import { LocalClaims } from '../../src/archive/claims.js';

/** What a process that was killed gets to see. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** An archive as one process sees it, which can be killed at any step: what it did before is kept, and nothing happens after. */
export class DyingArchive {
  readonly archive: Archive;
  /** Calls of digests and followed stories so far. */
  steps = 0;
  #killBefore: number | null = null;
  #isDead = false;

  constructor(archive: Archive) {
    this.archive = {
      isShared: archive.isShared,
      jobs: archive.jobs,
      signals: archive.signals,
      // Claims end with their process.
      claims: new LocalClaims(),
      settings: archive.settings,
      feeds: archive.feeds,
      usage: archive.usage,
      audit: archive.audit,
      digests: this.#watched(archive.digests),
      followedStories: this.#watched(archive.followedStories),
      people: archive.people,
      collection: (id) => archive.collection(id),
      collections: () => archive.collections(),
      backup: (file, options) => archive.backup(file, options),
      verify: () => archive.verify(),
      figures: () => archive.figures(),
      requireWritable: () => archive.requireWritable(),
      close: () => archive.close(),
    };
  }

  /** The process ends before it does this step, from 1. */
  killBefore(step: number): void {
    this.#killBefore = step;
  }

  kill(): void {
    this.#isDead = true;
  }

  #watched<Store extends object>(store: Store): Store {
    return new Proxy(store, {
      get: (target, name) => {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...args: readonly unknown[]) => {
          this.steps += 1;
          if (this.steps === this.#killBefore) this.#isDead = true;
          if (this.#isDead) throw new Killed();
          const result: unknown = await Reflect.apply(method, target, args);
          return result;
        };
      },
    });
  }
}
