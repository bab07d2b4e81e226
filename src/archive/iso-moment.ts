/** ISO 8601 in one spelling, so that moments compare as strings. @throws RangeError where `iso` is no moment. */
export function isoMoment(iso: string): string {
  return new Date(iso).toISOString();
}
