import { UserError } from '../errors.js';

/** Time zones that are offered at once; any other can be typed. */
export const commonZones: readonly string[] = [
  'UTC',
  'America/Los_Angeles',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/Lisbon',
  'Europe/London',
  'Europe/Madrid',
  'Europe/Paris',
  'Europe/Berlin',
  'Africa/Lagos',
  'Africa/Cairo',
  'Africa/Johannesburg',
  'Europe/Athens',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

const known = new Map<string, boolean>();

/** Whether Node knows a time zone of this name. An offset ("+01:00") is no name: it knows no summer time, and Node 20 knows none of them. */
export function isTimeZone(name: string): boolean {
  const answer = known.get(name) ?? isNameOfZone(name);
  // Whatever is typed comes here, so that only what there is may be remembered.
  if (answer) known.set(name, true);
  return answer;
}

/**
 * The time zone that a person means: "europe/berlin", "Berlin", "new york", "utc".
 * @throws UserError
 */
export function parseTimeZone(typed: string): string {
  const name = typed.trim().replaceAll(/\s+/g, '_');
  const wanted = name.toLowerCase();
  // Node lists some zones by former names only.
  const zones = [...commonZones, ...Intl.supportedValuesOf('timeZone')];
  const same = zones.find((zone) => zone.toLowerCase() === wanted);
  if (same !== undefined) return same;
  const cities = zones.filter((zone) => zone.toLowerCase().endsWith(`/${wanted}`));
  if (cities[0] !== undefined && new Set(cities).size === 1) return cities[0];
  if (isTimeZone(name)) return name;
  throw new UserError('bad-time-zone', { zone: typed.trim().slice(0, 60) });
}

function isNameOfZone(name: string): boolean {
  if (!/^[a-z][\w+/-]{1,60}$/i.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
