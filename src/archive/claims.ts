/** Ends a claim. */
export type Release = () => Promise<void>;

/** Whoever was refused a claim looks again after this, in milliseconds, unless he is in a hurry. */
export const elsewhereMs = 30_000;

/** Sees to it that of all processes that share an archive one at a time is at a thing, and within it one at a time. */
export interface Claims {
  /**
   * Null where somebody is at it already. A claim ends with its process, too.
   * @param lost told where the archive could not keep the claim for this process, and another one has it now
   */
  take(name: string, lost?: () => void): Promise<Release | null>;
}

/** Claims within one process. */
export class LocalClaims implements Claims {
  readonly #taken = new Set<string>();

  async take(name: string): Promise<Release | null> {
    if (this.#taken.has(name)) return null;
    this.#taken.add(name);
    return async () => {
      this.#taken.delete(name);
    };
  }
}
