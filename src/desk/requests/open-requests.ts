import type { Archive } from '../../archive/archive.js';
import { parseCollectionId, type CollectionId } from '../../archive/collection-id.js';
import { asError } from '../../errors.js';
import type { Logger } from '../../logger.js';
import { AuditedRequestDesk } from '../audited-request-desk.js';
import type { Auditor } from '../auditor.js';
import type { JobHandler, JobOutcome, JobRunner } from '../job-runner.js';
import { leftAt } from '../left-servers.js';
import type { RequestDesk } from '../request-desk.js';
import { checkRequests, type AskAgain } from './check-requests.js';
import { LocalRequestDesk } from './local-request-desk.js';
import type { RequestVoice } from './request-voice.js';
import { RequestWaker, requestsKind } from './request-waker.js';
import { showRequests } from './show-requests.js';
import { tellMet } from './tell-met.js';

export interface RequestParts {
  readonly archive: Archive;
  readonly askAgain: AskAgain;
  readonly jobs: JobRunner;
  readonly auditor: Auditor;
  readonly now: () => Date;
  readonly logger: Logger;
}

/** The requests of a process, and who looks after them. */
export interface OpenRequests {
  readonly desk: RequestDesk;
  /** Looks at a collection's requests once more. */
  lookAt(collection: CollectionId): Promise<void>;
  /** Does what may add articles to a collection; its requests are looked at afterwards. */
  aroundAddition<Result>(collection: CollectionId, work: () => Promise<Result>): Promise<Result>;
  /**
   * Looks after the requests of all collections from now on, and says what comes of it. The returned function ends that.
   * Jobs that were kept before are done then: a process that cannot say anything leaves them to one that can.
   */
  keep(voice: RequestVoice): () => Promise<void>;
}

/** Puts together what requests need. */
export function openRequests(parts: RequestParts): OpenRequests {
  const { archive, askAgain, jobs, now } = parts;
  const waker = new RequestWaker({ ...parts, wake: () => jobs.wake(requestsKind) });
  const changed = (collection: CollectionId) => waker.want(collection, 0);
  return {
    desk: new AuditedRequestDesk(new LocalRequestDesk({ archive, askAgain, now, changed }), parts.auditor),
    lookAt: changed,
    aroundAddition: (collection, work) => waker.around(collection, work),
    keep: (voice) => jobs.handle(requestsKind, requestsHandler(voice, waker, parts)),
  };
}

/** So soon a job is tried again that another process was in the way of. */
const againMs = 2_000;

/** Each part of the work is done whatever became of those before it: that nobody can be told at the moment hides no request. */
function requestsHandler(voice: RequestVoice, waker: RequestWaker, parts: RequestParts): JobHandler {
  const said = { ...parts, voice };
  return async ({ collection }, signal) => {
    const id = parseCollectionId(collection);
    // Of a server that was left nobody can be told; when it comes back, its requests are looked at.
    if ((await leftAt(parts.archive.settings, id)) !== null) return 'done';
    // Another process is at an earlier job of this collection.
    const release = await parts.archive.claims.take(`requests ${id}`);
    if (!release) return { retryAt: new Date(parts.now().getTime() + againMs).toISOString() };
    try {
      return await lookAfter(id, { waker, said, signal });
    } finally {
      await release();
    }
  };
}

interface Looking {
  readonly waker: RequestWaker;
  readonly said: RequestParts & { readonly voice: RequestVoice };
  readonly signal: AbortSignal;
}

async function lookAfter(id: CollectionId, { waker, said, signal }: Looking): Promise<JobOutcome> {
  const retryAt = waker.begin(id);
  // Whoever presses a button does not wait for an import: what is to be shown is shown meanwhile.
  const looking = [
    () => checkRequests(id, said, signal),
    async () => {
      if (await tellMet(id, said, signal)) await waker.want(id, 0);
    },
  ];
  let failure: unknown = null;
  for (const work of [...(retryAt === null ? looking : []), () => showRequests(id, said, signal)]) {
    try {
      await work();
    } catch (error) {
      failure ??= error;
    }
  }
  if (failure !== null) throw asError(failure);
  return retryAt === null ? 'done' : { retryAt };
}
