import type { CollectionId } from '../collection-id.js';
import type { NextVector, Reembedding } from '../reembedding.js';
import { databaseFile } from './collection-files.js';
import type { CollectionPool } from './collection-pool.js';
import type { CollectionFiles } from './embedded-collection.js';
import { askFileChild } from './file-child.js';
import { IndexSnapshot } from './index-snapshot.js';
import type { OpenCollection } from './open-collection.js';

/** The change of a collection's files to another model. */
export class EmbeddedReembedding implements Reembedding {
  readonly #id: CollectionId;
  readonly #pool: CollectionPool;
  readonly #files: CollectionFiles;

  constructor(id: CollectionId, pool: CollectionPool, files: CollectionFiles) {
    this.#id = id;
    this.#pool = pool;
    this.#files = files;
  }

  served() {
    return this.#use(({ model }) => model.served());
  }

  begin() {
    return this.#use(({ model }) => {
      model.begin();
      return model.progress();
    });
  }

  progress() {
    return this.#use(({ model }) => model.progress());
  }

  missing(limit: number) {
    return this.#use(({ model }) => (model.served().isCurrent ? [] : model.next.missing(limit)));
  }

  keep(vectors: readonly NextVector[]) {
    return this.#use(({ model }) => model.next.keep(vectors));
  }

  /** Writing all vectors anew takes seconds: a child process does it, while nobody has the file open. */
  async finish(): Promise<boolean> {
    if (!(await this.#use(({ model }) => model.next.isComplete()))) return false;
    const { folder, profile } = this.#files;
    const request = { databasePath: databaseFile(folder), profile };
    let isDone = false;
    await this.#files.inTurn(() =>
      this.#pool.withClosed(this.#id, async () => {
        isDone = await askFileChild<typeof request, boolean>(
          new URL('./switch-child.js', import.meta.url),
          request,
          this.#files.wasFull,
        );
        // What is saved of the old vectors is of no use any more.
        if (isDone) await new IndexSnapshot(folder, profile).remove();
      }),
    );
    return isDone;
  }

  #use<Result>(work: (collection: OpenCollection) => Result): Promise<Result> {
    return this.#pool.use(this.#id, work);
  }
}
