/**
 * People ask, cite, check, add and remove in a Dateline of its own while two imports run and feeds are followed, and it is
 * watched whether anything goes wrong or memory grows: `npm run soak`, with `-- --minutes 3 --people 20 --seed 1`.
 * Exit code 1 where it does.
 */
import { parseArgs } from 'node:util';
import { outcomes, runSoak } from './soak/run-soak.js';
import { groupedErrors } from './soak/grouped-errors.js';
import { memoryVerdict } from './soak/memory-verdict.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    people: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const options = { minutes: Number(values.minutes), people: Number(values.people), seed: Number(values.seed) };
if (!(options.minutes > 0) || !(options.people > 0) || !Number.isInteger(options.seed)) {
  console.error('--minutes and --people take a number above 0, --seed a whole number.');
  process.exit(2);
}
const { tally, samples, figures, errors } = await runSoak(options);
const memory = memoryVerdict(samples);
console.log(
  `${options.people} people, two imports and feeds for ${options.minutes} minutes (seed ${options.seed}):`,
);
console.table(tally.rows());
console.log('Memory, in MB:');
console.table(memory.rows);
console.log(memory.sentence);
const lag = (figures.get('nodejs_eventloop_lag_p99_seconds') ?? 0) * 1_000;
const points = samples.at(-1)?.indexPoints ?? 0;
console.log(
  `Event-loop delay of the last moments, p99: ${lag.toFixed(1)} ms. Points in the index at the end: ${points}.`,
);
const processor = figures.get('process_cpu_seconds_total') ?? 0;
console.log(`Processor time of the main process: ${Math.round(processor)} s.`);
const refused = outcomes(figures, ['refused']);
console.log(`Refused with a sentence: ${refused.join(', ') || 'nothing'}.`);
console.log(
  errors.length === 0
    ? 'No error.'
    : `${errors.length} errors:\n${groupedErrors(errors).slice(0, 30).join('\n')}`,
);
process.exit(errors.length === 0 && memory.isWithin && tally.count('ask') > 0 ? 0 : 1);
