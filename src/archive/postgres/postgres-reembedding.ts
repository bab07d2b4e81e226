import type { NextVector, Reembedding } from '../reembedding.js';
import type { VectorProfile } from '../vector-profile.js';
import { noteModel, servedModel } from './collection-model.js';
import type { CollectionAccess, CollectionRooms } from './collection-rooms.js';
import { readCollection } from './collection-row.js';
import { beginNext, keepNextVectors, missingVectors, nextProgress, switchVectors } from './next-vectors.js';

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

  /** Else notes what the archive's model is made from, where vectors of it are there from before that was kept. */
  begin() {
    return this.#access.write(async (rooms) => {
      const { session } = rooms;
      const row = await readCollection(session);
      if (!(await this.#served(rooms)).isCurrent) {
        await beginNext(session, this.#profile);
        return nextProgress(session, this.#profile);
      }
      if (row.passages > 0) await noteModel(session, this.#profile);
      return null;
    });
  }

  progress() {
    return this.#access.read(async (rooms) =>
      (await this.#served(rooms)).isCurrent ? null : nextProgress(rooms.session, this.#profile),
    );
  }

  missing(limit: number) {
    return this.#access.read(async (rooms) =>
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
