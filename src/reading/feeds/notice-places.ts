import type { Feed } from '../../archive/feeds.js';
import { asError } from '../../errors.js';

/** The channels that are told of a feed's troubles, the best first: where it is announced, then where it was added. */
export function noticePlaces({ announceIn, announcingStopped, addedIn }: Feed): readonly string[] {
  const open = announcingStopped === null ? announceIn : null;
  return [...new Set([open, addedIn])].filter((place) => place !== null);
}

/**
 * Tells the first of these channels that takes the notice. Resolves with null where one did or there is none, and with
 * what the last one said where none did.
 * @param tell resolves with null where it was sent, else with the reason; may reject.
 */
export async function tellFirst(
  places: readonly string[],
  tell: (channelId: string) => Promise<string | null>,
): Promise<string | null> {
  let reason: string | null = null;
  for (const place of places) {
    reason = await tell(place).catch((error: unknown) => asError(error).message);
    if (reason === null) return null;
  }
  return reason;
}
