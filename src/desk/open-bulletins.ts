import type { Archive } from '../archive/archive.js';
import type { CollectionId } from '../archive/collection-id.js';
import type { Clock } from '../clock.js';
import type { Embedder } from '../embedding/embedder.js';
import { asError } from '../errors.js';
import type { Logger } from '../logger.js';
import { AuditedDigestDesk } from './audited-digest-desk.js';
import { AuditedFollowDesk } from './audited-follow-desk.js';
import type { Auditor } from './auditor.js';
import type { DigestDesk } from './digest-desk.js';
import { DigestKeeper } from './digests/digest-keeper.js';
import { LocalDigestDesk } from './digests/local-digest-desk.js';
import type { FollowDesk } from './follow-desk.js';
import { LocalFollowDesk } from './following/local-follow-desk.js';
import { NewsKeeper } from './following/news-keeper.js';
import type { NewsWriter } from './news-writer.js';

export interface BulletinParts {
  readonly archive: Archive;
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly auditor: Auditor;
  readonly logger: Logger;
}

/** The digests and followed stories of a process, and who posts what is new. */
export interface OpenBulletins {
  readonly digests: DigestDesk;
  readonly following: FollowDesk;
  readonly digestKeeper: DigestKeeper;
  readonly newsKeeper: NewsKeeper;
  /** Articles came into a collection. */
  articlesCame(collection: CollectionId): void;
  /** Posts what is new from now on. The returned function ends that. */
  keep(writer: NewsWriter): () => Promise<void>;
  /** Posts nothing any more; what is being posted is waited for. Idempotent. */
  close(): Promise<void>;
}

/** Puts together what digests and followed stories need. Nothing is posted before `keep`. */
export function openBulletins(parts: BulletinParts): OpenBulletins {
  const { archive, clock, auditor, logger } = parts;
  const digestKeeper = new DigestKeeper(parts);
  const newsKeeper = new NewsKeeper(parts);
  const close = async (): Promise<void> => {
    await Promise.all([digestKeeper.stop(), newsKeeper.stop()]);
  };
  const now = (): Date => new Date(clock.nowMs());
  const digests = new LocalDigestDesk({
    archive,
    now,
    timeZoneOf: (collection) => digestKeeper.timeZoneOf(collection),
    changed: () => digestKeeper.look(),
  });
  const following = new LocalFollowDesk({
    ...parts,
    now,
    changed: (collection) => newsKeeper.look(collection),
  });
  return {
    digests: new AuditedDigestDesk(digests, auditor),
    following: new AuditedFollowDesk(following, auditor),
    digestKeeper,
    newsKeeper,
    articlesCame: (collection) => newsKeeper.look(collection),
    keep(writer) {
      const started = Promise.all([digestKeeper.start(writer), newsKeeper.start(writer)]).catch(
        (error: unknown) =>
          logger.error({ error: asError(error).message }, 'Digests and followed stories could not be read.'),
      );
      return async () => {
        await started;
        await close();
      };
    },
    close,
  };
}
