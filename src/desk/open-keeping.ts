import type { Archive } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Logger } from '../logger.js';
import type { DigestDesk } from './digest-desk.js';
import type { FeedDesk } from './feed-desk.js';
import type { FollowDesk } from './follow-desk.js';
import type { JobRunner } from './job-runner.js';
import { leftHandler, leftKind } from './left-servers.js';
import { LocalPrivacyDesk } from './local-privacy-desk.js';
import { LocalServerDesk } from './local-server-desk.js';
import type { PrivacyDesk } from './privacy-desk.js';
import type { RequestDesk } from './request-desk.js';
import { enqueueRetention, retentionHandler, retentionKind } from './retention-job.js';
import { scrubHandler, scrubKind } from './scrub-job.js';
import type { ServerDesk } from './server-desk.js';

export interface KeepingParts {
  readonly archive: Archive;
  readonly jobs: JobRunner;
  readonly feeds: FeedDesk;
  readonly digests: DigestDesk;
  readonly following: FollowDesk;
  readonly requests: RequestDesk;
  /** Looks at the requests of a server that came back. */
  readonly lookAtRequests: (collection: CollectionId) => Promise<void>;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** How long a process keeps what, and how that ends. */
export interface OpenKeeping {
  readonly servers: ServerDesk;
  readonly privacy: PrivacyDesk;
  /** Sees to it that once a day what is too old is deleted. */
  start(): Promise<void>;
}

/** Puts together what keeping and deleting needs; its jobs are done with the others. */
export function openKeeping(parts: KeepingParts): OpenKeeping {
  const { archive, jobs, feeds, digests, following } = parts;
  jobs.handle(retentionKind, retentionHandler(parts));
  jobs.handle(leftKind, leftHandler(archive, parts));
  jobs.handle(scrubKind, scrubHandler(archive));
  return {
    servers: new LocalServerDesk({
      ...parts,
      endings: { feeds, digests, following },
      cameBack: parts.lookAtRequests,
    }),
    privacy: new LocalPrivacyDesk({ ...parts, endings: [feeds, digests, following] }),
    start: () => enqueueRetention(parts),
  };
}
