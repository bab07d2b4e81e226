import type { Feed } from '../archive/feeds.js';

/** How a feed fares, in words; the first says whether it is polled. */
export function feedWords(feed: Feed): readonly string[] {
  return [pollingWords(feed), ...announcingWords(feed)];
}

function pollingWords({ pausedBy, lastError, failingSince, nextPollAt, lastSuccessAt }: Feed): string {
  if (pausedBy === 'person') return 'paused';
  if (pausedBy === 'failures')
    return `paused, since it failed for a week: ${lastError ?? 'no reason is known'}`;
  if (failingSince !== null) {
    return `failing since ${dayAndTime(failingSince)}: ${lastError ?? 'no reason is known'} Next try ${dayAndTime(nextPollAt)}`;
  }
  return lastSuccessAt === null ? 'not polled yet' : `next poll ${dayAndTime(nextPollAt)}`;
}

function announcingWords({ announceIn, announcingStopped }: Feed): readonly string[] {
  if (announceIn === null || announcingStopped === null) return [];
  return [`nothing is announced any more: ${announcingStopped}`];
}

/** "2026-03-02 11:00 UTC". */
function dayAndTime(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
