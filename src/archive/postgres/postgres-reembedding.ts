import type { NextVector, Reembedding } from '../reembedding.js';
import type { VectorProfile } from '../vector-profile.js';
import { noteModel, servedModel } from './collection-model.js';
import type { CollectionAccess, CollectionRooms } from './collection-rooms.js';
import { readCollection } from './collection-row.js';
import { keepNextVectors, missingVectors, nextProgress, switchVectors } from './next-vectors.js';

/** The change of a collection to another model. */
export class PostgresReembedding implements Reembedding {
  readonly #access: CollectionAccess;
  readonly #profile: VectorProfile;

  constructor(access: CollectionAccess, profile: VectorProfile) {
    this.#access = access;
    this.#profile = profile;
  }

  served() {
    return this.#access.read((rooms) => this.#served(rooms));
  }

  /** Notes what the archive's model is made from, where vectors of it are there already. */
  async progress() {
    const progress = await this.#access.read(async (rooms) =>
      (await this.#served(rooms)).isCurrent ? null : nextProgress(rooms.session, this.#profile),
    );
    if (progress) return progress;
    const isNoted = await this.#access.read(
      async ({ session }) => (await readCollection(session)).passages === 0,
    );
    if (!isNoted) await this.#access.write(({ session }) => noteModel(session, this.#profile));
    return null;
  }

  missing(limit: number) {
    return this.#access.write(async (rooms) =>
      (await this.#served(rooms)).isCurrent ? [] : missingVectors(rooms.session, this.#profile, limit),
    );
  }

  keep(vectors: readonly NextVector[]) {
    return this.#access.write(({ session }) => keepNextVectors(session, this.#profile, vectors));
  }

  finish(): Promise<boolean> {
    return this.#access.write(({ session }) => switchVectors(session, this.#profile));
  }

  async #served({ session }: CollectionRooms) {
    return servedModel(session, await readCollection(session), this.#profile);
  }
}
