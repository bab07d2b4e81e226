import type { Feed } from '../archive/feeds.js';
import { keptErrorIn } from '../kept-error.js';
import type { Wording } from '../locales/wording.js';
import { closedPlaceWords } from './closed-place-words.js';

/** How values stand in the words: by themselves or, in Discord, as Markdown that shows them. */
export interface FeedValues {
  /** @param iso ISO 8601. */
  readonly moment: (iso: string) => string;
  /** What a server said, for one. */
  readonly text: (text: string) => string;
}

const plainValues: FeedValues = { moment: dayAndTime, text: (text) => text };

/** How a feed fares, in words; the first says whether it is polled. Unless told, moments are in UTC, and reasons as they are. */
export function feedWords(feed: Feed, wording: Wording, values: FeedValues = plainValues): readonly string[] {
  return [pollingWords(feed, wording, values), ...announcingWords(feed, wording, values)];
}

/** Why a feed could not be read. */
export function failureWords({ lastError }: Pick<Feed, 'lastError'>, { t, language }: Wording): string {
  return lastError === null ? t('feeds:noReason') : keptErrorIn(lastError, language);
}

function pollingWords(feed: Feed, wording: Wording, { moment, text }: FeedValues): string {
  const { t } = wording;
  const { pausedBy, failingSince, nextPollAt, lastSuccessAt } = feed;
  if (pausedBy === 'person') return t('feeds:fares.paused');
  const reason = text(failureWords(feed, wording));
  if (pausedBy === 'failures') return t('feeds:fares.pausedFailing', { reason });
  const next = moment(nextPollAt);
  if (failingSince !== null) return t('feeds:fares.failing', { since: moment(failingSince), reason, next });
  return lastSuccessAt === null ? t('feeds:fares.notPolled') : t('feeds:fares.next', { next });
}

function announcingWords(
  { announceIn, announcingStopped }: Feed,
  wording: Wording,
  { text }: FeedValues,
): readonly string[] {
  if (announceIn === null || announcingStopped === null) return [];
  const reason = text(closedPlaceWords(announcingStopped, wording));
  return [wording.t('feeds:fares.notAnnounced', { reason })];
}

/** "2026-03-02 11:00 UTC". */
function dayAndTime(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
