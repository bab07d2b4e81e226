import type { Logger } from '../../logger.js';
import type { IndexSnapshot } from './index-snapshot.js';
import type { PassageStore } from './passage-store.js';

/** What an `IndexKeeper` works with. */
export interface IndexKeeperParts {
  readonly passages: PassageStore;
  readonly snapshot: IndexSnapshot;
  readonly dimension: number;
  readonly logger: Logger;
  /** Up to so many searchable passages there is no index; 2,000 unless told. */
  readonly exactSearchLimit?: number | undefined;
  /** Told when the index has been loaded, or has grown. */
  readonly onGrown?: (() => void) | undefined;
}
