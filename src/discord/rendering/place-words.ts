import type { Place } from '../../archive/place.js';
import type { Wording } from '../../locales/wording.js';

/** "<#70>", or "your direct messages". */
export function placeWords({ kind, id }: Place, { t }: Wording): string {
  return t(`follow:place.${kind}`, { id });
}

/** A moment (ISO 8601) that Discord shows each reader by his own clock and in his own language. */
export function shownMoment(iso: string): string {
  return `<t:${Math.floor(Date.parse(iso) / 1_000)}:f>`;
}
