import { systemClock } from '../../clock.js';
import type { Logger } from '../../logger.js';
import type { Metrics } from '../../observing/metrics.js';
import { countedAdd } from '../counted-desk.js';
import type { Desk } from '../desk.js';
import type { DeskParts } from '../desk-parts.js';
import type { JobRunner } from '../job-runner.js';
import { AdditionDesk, type AdditionParts } from './addition-desk.js';
import { additionHandler, additionKind, additionsAtOnce } from './addition-job.js';
import { QueuedAdditions } from './queued-additions.js';

export interface OpenAdditionParts extends AdditionParts, Pick<DeskParts, 'clock' | 'leavesWork'> {
  /** Adds what other processes were given, too. */
  readonly jobs: JobRunner;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Puts together how articles are added: here, or by whichever process has room. */
export function openAdditions(parts: OpenAdditionParts): Pick<Desk, 'add' | 'read'> {
  const { archive, jobs, logger, metrics, clock = systemClock, leavesWork } = parts;
  const here = new AdditionDesk(parts);
  const add = countedAdd((...args) => here.add(...args), metrics);
  jobs.handle(additionKind, additionHandler(add, archive, logger), additionsAtOnce);
  const queued = new QueuedAdditions({ archive, clock });
  return {
    add: leavesWork ? (...args) => queued.add(...args) : add,
    read: (request) => here.read(request),
  };
}
