import type { Tally, TallyRow } from './tally.js';

const mostFaults = 20;

/** Prints a table in Markdown, and below it what was not kept. */
export function printTally(title: string, what: 'kills' | 'cuts', tally: Tally): void {
  console.log(`${title}\n`);
  console.log(`| while | ${what} | acknowledged | lost | half | back | seconds |`);
  console.log('|---|---|---|---|---|---|---|');
  for (const [name, row] of [...tally.rows].toSorted(([one], [other]) => (one < other ? -1 : 1)))
    print(name, row);
  print('**all**', tally.total);
  console.log('');
  for (const fault of tally.faults.slice(0, mostFaults)) console.log(`NOT KEPT: ${fault}`);
  if (tally.faults.length > mostFaults) console.log(`… and ${tally.faults.length - mostFaults} more`);
}

function print(name: string, { kills, acknowledged, lost, half, back, seconds }: TallyRow): void {
  console.log(
    `| ${name} | ${kills} | ${acknowledged} | ${lost} | ${half} | ${back} | ${Math.round(seconds)} |`,
  );
}
