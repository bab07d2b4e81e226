import type { FeedRhythm } from '../../archive/feeds.js';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * The hours and days in which an RSS feed is not to be polled. Read from the text, because feedsmith 2.9 drops a list of
 * one.
 */
export function skippedTimes(xml: string): Pick<FeedRhythm, 'skipHours' | 'skipDays'> {
  const hours = entries(xml, 'skipHours', 'hour').map(Number);
  const days = entries(xml, 'skipDays', 'day').map((day) => weekdays.indexOf(day.toLowerCase()));
  return {
    // Some count the last hour of the day as 24.
    skipHours: distinct(
      hours.map((hour) => (hour === 24 ? 0 : hour)),
      24,
    ),
    skipDays: distinct(days, 7),
  };
}

function entries(xml: string, list: string, entry: string): string[] {
  const start = new RegExp(`<${list}\\s*>`, 'i').exec(xml);
  if (start === null) return [];
  const inside = xml.slice(start.index, start.index + 4_000).split(new RegExp(`</${list}`, 'i'), 1)[0] ?? '';
  return [...inside.matchAll(new RegExp(`<${entry}\\s*>\\s*(\\w{1,9})\\s*<`, 'gi'))].map(
    ([, text = '']) => text,
  );
}

function distinct(values: readonly number[], below: number): number[] {
  const within = values.filter((value) => Number.isInteger(value) && value >= 0 && value < below);
  return [...new Set(within)].sort((one, other) => one - other);
}
