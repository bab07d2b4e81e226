import { UserError } from '../errors.js';

/**
 * A time of day as people write it ("08:00", "8", "8.30", "17h30", "8:30 pm"), in minutes from midnight.
 * @throws UserError "bad-time"
 */
export function parseTimeOfDay(text: string): number {
  const [, hours, minutes = '0', half] =
    /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?m\.?)?$/i.exec(text.trim()) ?? [];
  const hour = hourOfDay(Number(hours), half?.toLowerCase());
  const minute = Number(minutes);
  if (hour === null || minute > 59) throw new UserError('bad-time', { time: text.trim().slice(0, 40) });
  return hour * 60 + minute;
}

/** Null where there is no such hour. */
function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (!(hour >= 1 && hour <= 12)) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
