const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time zone of this machine, by its IANA name. */
export function machineTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What the clocks of a time zone show at a moment, as the milliseconds since 1970 at which they show it in UTC. */
export function wallTimeMs(momentMs: number, timeZone: string): number {
  const known = formats.get(timeZone);
  const format = known ?? newFormat(timeZone);
  if (!known) formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(momentMs).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const seconds = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return seconds + (((momentMs % 1_000) + 1_000) % 1_000);
}

/**
 * The first moment at which the clocks of a time zone show this. Where they skip it, because they are put forward, the
 * first one that they show after it.
 */
export function momentOfWallTime(wallMs: number, timeZone: string): number {
  const offsetAt = (momentMs: number): number => wallTimeMs(momentMs, timeZone) - momentMs;
  // No time zone is further from UTC than this, nor changes its clocks twice within two such days.
  const [before, after] = [offsetAt(wallMs - dayMs), offsetAt(wallMs + dayMs)];
  const shown = [wallMs - before, wallMs - after]
    .filter((momentMs) => wallTimeMs(momentMs, timeZone) === wallMs)
    .sort((one, other) => one - other);
  return shown[0] ?? changeOfClocks(wallMs - Math.max(before, after), wallMs - Math.min(before, after));

  /** The first moment behind the change that lies between these two. */
  function changeOfClocks(earlierMs: number, laterMs: number): number {
    const offset = offsetAt(earlierMs);
    let [low, high] = [earlierMs, laterMs];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    return high;
  }
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
