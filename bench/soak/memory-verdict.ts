import { fittedGrowth, type MemorySample } from './memory-watch.js';

/** What stands in the bound beside what the index takes by right. */
const mostGrowthMegabytes = 40;
/** A vector of 384 numbers, its links, and what is cached of its passage. */
const bytesPerPoint = 4_096;
/** In less time than this caches are still being filled, and a line through what is measured says nothing. */
const leastMs = 2 * 60_000;

/** Whether memory grew over the last two thirds of the samples by more than what came into the index explains. */
export function memoryVerdict(samples: readonly MemorySample[]) {
  const late = samples.slice(Math.floor(samples.length / 3));
  const points = fittedGrowth(late, ({ indexPoints }) => indexPoints);
  const most = mostGrowthMegabytes + (Math.max(0, points) * bytesPerPoint) / 2 ** 20;
  const kinds = [
    ['main process', ({ main }: MemorySample) => main],
    ['embedding', ({ embedders }: MemorySample) => embedders],
    ['both', ({ main, embedders }: MemorySample) => main + embedders],
    ['other children', ({ others }: MemorySample) => others],
  ] as const;
  const rows = kinds.map(([what, of]) => ({
    what,
    'after a third': Math.round(late[0] ? of(late[0]) : 0),
    'at the end': Math.round(late.at(-1) ? of(late.at(-1)!) : 0),
    peak: Math.round(Math.max(0, ...samples.map(of))),
    'growth by the fitted line': Math.round(fittedGrowth(late, of)),
  }));
  const grew = fittedGrowth(late, ({ main, embedders }) => main + embedders);
  const lasted = (late.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  if (lasted < leastMs) {
    return {
      rows,
      isWithin: true,
      sentence: 'Too short to tell whether memory grows: that takes two minutes.',
    };
  }
  const bound = `${Math.round(most)} MB (${mostGrowthMegabytes} MB, and 4 KB for each of ${Math.round(points)} points that came into the index)`;
  return {
    rows,
    isWithin: grew <= most,
    sentence: `Over the last two thirds memory grew by ${Math.round(grew)} MB; the bound is ${bound}.`,
  };
}
