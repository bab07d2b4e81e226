import type { Wording } from '../locales/wording.js';

/** Why nothing can be written somewhere, today or tomorrow. As such it is kept, and put into words for whoever reads it. */
export const closedPlaces = [
  'channel-gone',
  'server-gone',
  'message-gone',
  'person-gone',
  'channel-hidden',
  'message-not-mine',
  'person-closed',
  'channel-read-only',
  'no-shared-server',
  'channel-silent',
] as const;

export type ClosedPlace = (typeof closedPlaces)[number];

/** "the channel is gone". What was kept by an older version are words already: they come back as they are. */
export function closedPlaceWords(reason: string, { t }: Wording): string {
  const known = closedPlaces.find((each) => each === reason);
  return known === undefined ? reason : t(`closed-places:${known}`);
}
