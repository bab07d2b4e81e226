import type { Feed, FeedChanges } from '../../archive/feeds.js';
import type { Clock } from '../../clock.js';
import type { UserError } from '../../errors.js';
import { keptError } from '../../kept-error.js';
import type { PollResult } from './poll-feed.js';
import { BusyHostError } from '../fetch/host-pauses.js';
import { longestFailingMs, nextAfterFailure, nextAfterSuccess, type Random } from './poll-schedule.js';

interface OutcomeParts {
  readonly clock: Clock;
  readonly random: Random;
}

/** What a poll that succeeded changes of a feed. */
export function changesAfterSuccess(
  feed: Feed,
  { fetched, isUnfinished }: PollResult,
  { clock, random }: OutcomeParts,
): FeedChanges {
  const rhythm = fetched?.document.rhythm ?? feed.rhythm;
  return {
    lastSuccessAt: new Date(clock.nowMs()).toISOString(),
    nextPollAt: new Date(nextAfterSuccess(clock.nowMs(), rhythm, random)).toISOString(),
    failures: 0,
    failingSince: null,
    lastError: null,
    rhythm,
    // Of a feed with items that are to be tried again the server must not say that nothing has changed.
    ...(fetched === null ? {} : isUnfinished ? { etag: null, lastModified: null } : fetched.validators),
    ...(fetched?.document.title ? { title: fetched.document.title } : {}),
  };
}

/** What a poll that failed changes of a feed: after a week of failures it is paused. */
export function changesAfterFailure(
  feed: Feed,
  error: UserError,
  { clock, random }: OutcomeParts,
): FeedChanges {
  const now = clock.nowMs();
  const failures = feed.failures + 1;
  const failingSince = feed.failingSince ?? new Date(now).toISOString();
  const isOver = now - Date.parse(failingSince) >= longestFailingMs;
  const retryAtMs = error instanceof BusyHostError ? error.retryAtMs : null;
  return {
    failures,
    failingSince,
    lastError: keptError(error),
    nextPollAt: new Date(nextAfterFailure(now, failures, retryAtMs, random)).toISOString(),
    ...(isOver ? { pausedAt: new Date(now).toISOString(), pausedBy: 'failures' } : {}),
  };
}
