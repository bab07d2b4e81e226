import type { Damage } from '../../damage.js';

/** A version of an article. */
export interface VersionName {
  readonly articleId: string;
  readonly version: number;
}

/** Something that is not as it was stored, and where. */
export interface Finding extends Omit<Damage, 'collection'> {
  /**
   * What it takes to repair it. `file`: the database is written anew, and what follows from the articles is worked out
   * anew; `index`: the vector index is built anew.
   */
  readonly remedy: 'file' | 'index';
}

export function inFile(where: string, problem: string): Finding {
  return { where, problem, remedy: 'file' };
}
