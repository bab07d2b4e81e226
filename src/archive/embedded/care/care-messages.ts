import type { VectorProfile } from '../../vector-profile.js';
import type { ArticleHead, Original } from '../../article.js';
import type { Finding, VersionName } from './finding.js';
import type { FileRepair, FileToRepair } from './repair-file.js';

/** Files that are to be checked. */
export interface FilesToVerify {
  readonly path: string;
  readonly kind: 'collection' | 'desk';
  /** Of the vector index beside a collection. */
  readonly profile: VectorProfile | null;
}

/** A version whose text is damaged, and what it was made of. */
export interface LostText extends VersionName {
  readonly original: Original;
  readonly article: ArticleHead;
}

/** What the child that cares for files can be asked. */
export type CareRequest = { readonly databasePath: string } & (
  | { readonly task: 'verify'; readonly files: FilesToVerify }
  | { readonly task: 'lost-texts' }
  | { readonly task: 'repair'; readonly file: FileToRepair }
);

/** Its reply, by task. */
export interface CareReplies {
  readonly verify: readonly Finding[];
  readonly 'lost-texts': readonly LostText[];
  readonly repair: FileRepair;
}
