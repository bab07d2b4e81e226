import type { Feed } from '../archive/feeds.js';
import type { Wording } from '../locales/wording.js';
import { closedPlaceWords } from './closed-place-words.js';

/** How a feed fares, in words; the first says whether it is polled. Reasons and errors stand in them as they are. */
export function feedWords(feed: Feed, wording: Wording): readonly string[] {
  return [pollingWords(feed, wording), ...announcingWords(feed, wording)];
}

function pollingWords(feed: Feed, { t }: Wording): string {
  const { pausedBy, failingSince, nextPollAt, lastSuccessAt } = feed;
  if (pausedBy === 'person') return t('feeds:fares.paused');
  const reason = feed.lastError ?? t('feeds:noReason');
  if (pausedBy === 'failures') return t('feeds:fares.pausedFailing', { reason });
  const next = dayAndTime(nextPollAt);
  if (failingSince !== null)
    return t('feeds:fares.failing', { since: dayAndTime(failingSince), reason, next });
  return lastSuccessAt === null ? t('feeds:fares.notPolled') : t('feeds:fares.next', { next });
}

function announcingWords({ announceIn, announcingStopped }: Feed, wording: Wording): readonly string[] {
  if (announceIn === null || announcingStopped === null) return [];
  const reason = closedPlaceWords(announcingStopped, wording);
  return [wording.t('feeds:fares.notAnnounced', { reason })];
}

/** "2026-03-02 11:00 UTC". */
function dayAndTime(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
