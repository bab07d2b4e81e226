import { asError, SetupError, UserError } from '../../../errors.js';
import type { Damage, Remedies, Repaired } from '../../damage.js';
import type { CollectionId } from '../../collection-id.js';
import { databaseFile } from '../collection-files.js';
import type { CollectionPool } from '../collection-pool.js';
import { IndexSnapshot } from '../index-snapshot.js';
import type { VectorProfile } from '../../vector-profile.js';
import {
  asDamages,
  keptNote,
  readLostTexts,
  repairInChild,
  verifyFiles,
  type KeptRepair,
} from './care-files.js';
import type { FilesToVerify } from './care-messages.js';
import type { Finding, VersionName } from './finding.js';

/** The files of a collection. */
export interface CaredFiles {
  readonly folder: string;
  readonly profile: VectorProfile;
  /** Tells that the disk was full; true where that freed room. */
  readonly wasFull: () => boolean;
}

/** Checks and repairs the files of a collection, in a child process. To be called in the collection's turn. */
export class CollectionCare {
  readonly #id: CollectionId;
  readonly #pool: CollectionPool;
  readonly #folder: string;
  readonly #files: FilesToVerify & { readonly profile: VectorProfile };
  readonly #wasFull: () => boolean;

  constructor(id: CollectionId, pool: CollectionPool, { folder, profile, wasFull }: CaredFiles) {
    this.#id = id;
    this.#pool = pool;
    this.#folder = folder;
    this.#wasFull = wasFull;
    this.#files = { path: databaseFile(folder), kind: 'collection', profile };
  }

  async verify(): Promise<readonly Damage[]> {
    return asDamages(this.#id, await this.#findings());
  }

  async repair(remedies: Remedies): Promise<readonly Repaired[]> {
    const findings = await this.#findings();
    const ofIndex = findings.filter(({ remedy }) => remedy === 'index');
    const ofFile = findings.filter(({ remedy }) => remedy === 'file');
    const repaired = ofFile.length > 0 ? await this.#repairFile(ofFile, remedies) : [];
    if (ofIndex.length > 0) {
      await this.#pool.withClosed(this.#id, () =>
        new IndexSnapshot(this.#folder, this.#files.profile).remove(),
      );
    }
    const done = 'It was removed, and is built anew from the articles where it is needed. Nothing is lost.';
    return [
      ...repaired,
      ...ofIndex.map(({ where, problem }) => ({ collection: this.#id, where, problem, done })),
    ];
  }

  /** An older schema is brought up to date first; what cannot be opened is looked at as it lies there. */
  async #findings(): Promise<readonly Finding[]> {
    try {
      await this.#pool.use(this.#id, () => {});
    } catch (error) {
      if (!(error instanceof SetupError || error instanceof UserError)) throw error;
    }
    return verifyFiles(this.#files, this.#wasFull);
  }

  async #repairFile(findings: readonly Finding[], remedies: Remedies): Promise<readonly Repaired[]> {
    const again = await readLostTexts(this.#files.path, remedies, this.#wasFull);
    let repair: KeptRepair | null = null;
    try {
      await this.#pool.withClosed(this.#id, async () => {
        repair = await repairInChild(this.#files, findings, again, this.#wasFull);
      });
    } catch (error) {
      const done = `It could not be repaired, and is left as it was. ${asError(error).message}`;
      return findings.map(({ where, problem }) => ({ collection: this.#id, where, problem, done }));
    }
    const { repaired, wanted, keptAside } = repair as unknown as KeptRepair;
    return [
      ...repaired.map((one) => ({ collection: this.#id, ...one })),
      ...(await this.#remake(wanted, remedies)),
      ...(await this.#findings()).map(({ where, problem }) => ({
        collection: this.#id,
        where,
        problem,
        done: 'This is so after the repair, too: put a backup back with "dateline restore".',
      })),
      keptNote(this.#id, this.#files.path, keptAside),
    ];
  }

  /** Makes the passages of these versions anew. @returns those of which that failed */
  async #remake(wanted: readonly VersionName[], remedies: Remedies): Promise<readonly Repaired[]> {
    const failed: Repaired[] = [];
    const versions = new Map(wanted.map((one) => [`${one.articleId} ${one.version}`, one]));
    for (const { articleId, version } of versions.values()) {
      try {
        const article = await this.#pool.use(this.#id, ({ articles }) => articles.article(articleId));
        // Of older versions no passage is searched.
        if (article?.version !== version) continue;
        const passages = await remedies.passagesOf(article);
        await this.#pool.use(this.#id, (collection) => collection.changes.remakePassages(article, passages));
      } catch (error) {
        failed.push({
          collection: this.#id,
          where: `article ${articleId}`,
          problem: 'Its passages are damaged.',
          done: `They could not be made anew: ${asError(error).message}`,
        });
      }
    }
    return failed;
  }
}
