import type { CollectionId } from './collection-id.js';
import type { Digest, DigestAttempt, DigestRhythm } from './digests.js';
import { readPlace, type SetUp } from './place.js';

/** A digest as it is stored. */
export interface DigestRow {
  readonly collection: string;
  readonly rhythm: DigestRhythm;
  readonly minute_of_day: number;
  readonly weekday: number | null;
  readonly place: string;
  readonly set_up: string;
  readonly time_zone: string;
  readonly next_at: string;
  readonly new_since: string;
  readonly attempt: string | null;
  readonly stopped: string | null;
}

export function toDigest(row: DigestRow): Digest {
  return {
    collection: row.collection as CollectionId,
    rhythm: row.rhythm,
    minuteOfDay: row.minute_of_day,
    weekday: row.weekday,
    place: readPlace(row.place),
    setUp: JSON.parse(row.set_up) as SetUp,
    timeZone: row.time_zone,
    nextAt: row.next_at,
    newSince: row.new_since,
    attempt: row.attempt === null ? null : (JSON.parse(row.attempt) as DigestAttempt),
    stopped: row.stopped,
  };
}
