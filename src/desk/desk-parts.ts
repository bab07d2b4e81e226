import type { Archive } from '../archive/archive.js';
import type { Damage } from '../archive/damage.js';
import type { Embedder } from '../embedding/embedder.js';
import type { Logger } from '../logger.js';
import type { Extractor } from '../reading/page/extractor.js';
import type { Clock } from '../clock.js';
import type { Fetcher } from '../reading/fetch/guarded-fetch.js';
import type { DirectMessageLimits } from './direct-messages.js';
import type { Metrics } from '../observing/metrics.js';

/** What a desk works with. */
export interface DeskParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly fetcher: Fetcher;
  readonly extractor: Extractor;
  /** The feeds' time, and what spreads their polls; tests set both. */
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Whether a collection with few articles is searched together with the starter articles. */
  readonly useSeeds: boolean;
  /** What people may do in direct messages; without it, what is so by default. */
  readonly directMessages?: DirectMessageLimits;
  /** Whether other processes that share the archive do what takes long or is due: reading, feeds, digests, jobs. */
  readonly leavesWork?: boolean;
  /** Whether they do the jobs, and this one what it is asked for: it may end at any moment. */
  readonly leavesJobs?: boolean;
  /** Sees to it that the starter articles are in the archive; called before they are searched. */
  readonly prepareSeeds: () => Promise<void>;
  /** What is wrong with the files of the program itself; nothing is looked at without it. */
  readonly verifyProgram?: () => Promise<readonly Damage[]>;
  readonly now: () => Date;
  readonly logger: Logger;
  /** Counts what happens; none: nothing is counted. */
  readonly metrics?: Metrics;
}
