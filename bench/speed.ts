/**
 * How fast Dateline is: one table, each figure beside its yardstick from the same run. `npm run bench`, on an idle machine.
 *
 * --only NAME…       some of the rows
 * --passages N       leaves out what needs a larger archive (a million takes an hour to make, once, and 4 GB)
 * --from ARCHIVE     resamples the passages of an archive instead of invented ones
 * --folder DIR       where the archives are made, instead of data/bench
 * --make N           makes the archive of N passages, and measures nothing
 */
import { parseArgs } from 'node:util';
import { SetupError } from '../src/errors.js';
import { rows } from './speed/rows.js';
import { setUpBench } from './speed/set-up.js';
import { tableOf, type Figure } from './speed/table.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    passages: { type: 'string', default: '100000' },
    from: { type: 'string' },
    folder: { type: 'string' },
    make: { type: 'string' },
  },
});
const chosen = rows.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length === 0) {
  const known = rows.map(({ name }) => name).join(', ');
  throw new SetupError(`--only ${values.only?.join(' ')} names no row; there are ${known}.`);
}
const setUp = setUpBench({
  from: values.from ?? null,
  folder: values.folder ?? null,
  mostPassages: Number(values.passages),
});
try {
  if (values.make !== undefined) console.log(await setUp.archiveOf(Number(values.make)));
  else {
    const figures: Figure[] = [];
    for (const { name, measure } of chosen) {
      console.error(`${name} …`);
      figures.push(...(await measure(setUp)));
    }
    console.log(tableOf(figures));
  }
} finally {
  await setUp.close();
}
