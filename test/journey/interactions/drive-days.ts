import type { Driver, Drivers } from './driver.js';

/** Of each end of a time a month that is typed is offered by that of its days which it means there. */
const ends = [
  { end: 'since', shows: /"value":"2026-03-01"/ },
  { end: 'until', shows: /"value":"2026-03-31"/ },
] as const;

/** Days that are offered while one is typed. */
export const dayDrivers: Drivers = Object.fromEntries(
  ['ask', 'timeline', 'articles list'].flatMap((command) =>
    ends.map(({ end, shows }): [string, Driver] => [
      `autocomplete /${command} ${end}`,
      { drive: ({ session }) => session.autocomplete(command, end, 'march 2026'), shows },
    ]),
  ),
);
