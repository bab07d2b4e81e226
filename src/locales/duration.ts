const units = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** "40 seconds", "3 hours": in the largest unit of which there are at least two, rounded up. @param intl as "de-DE". */
export function durationIn(intl: string, seconds: number): string {
  const { unit, seconds: each } = units.find((one) => seconds >= 2 * one.seconds) ?? units[3];
  const format = new Intl.NumberFormat(intl, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.ceil(seconds / each));
}
