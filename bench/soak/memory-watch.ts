/** Memory at one moment, in megabytes. */
export interface MemorySample {
  readonly atMs: number;
  readonly main: number;
  /** All processes that embed. */
  readonly embedders: number;
  /** Those that read pages, feeds and files or cite: they come and go. */
  readonly others: number;
  /** Points in the vector indexes, which take memory by right. */
  readonly indexPoints: number;
}

const megabyte = 2 ** 20;

/** Reads a sample from the figures of `/metrics`. */
export function memorySample(figures: ReadonlyMap<string, number>, atMs: number): MemorySample {
  const prefix = 'dateline_child_resident_bytes{child="';
  let [embedders, others] = [0, 0];
  for (const [name, bytes] of figures) {
    if (!name.startsWith(prefix)) continue;
    if (name.startsWith(`${prefix}embedding-child"`)) embedders += bytes;
    else others += bytes;
  }
  return {
    atMs,
    main: (figures.get('process_resident_memory_bytes') ?? 0) / megabyte,
    embedders: embedders / megabyte,
    others: others / megabyte,
    indexPoints: figures.get('dateline_index_points') ?? 0,
  };
}

/** By how much a figure grew from the first to the last of the samples, by the line that fits them best. */
export function fittedGrowth(samples: readonly MemorySample[], of: (sample: MemorySample) => number): number {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || samples.length < 2) return 0;
  const meanX = samples.reduce((sum, { atMs }) => sum + atMs, 0) / samples.length;
  const meanY = samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  let [above, below] = [0, 0];
  for (const sample of samples) {
    above += (sample.atMs - meanX) * (of(sample) - meanY);
    below += (sample.atMs - meanX) ** 2;
  }
  return below === 0 ? 0 : (above / below) * (last.atMs - first.atMs);
}
