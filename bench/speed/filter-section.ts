import type { Collection, SearchFilter } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { openBenchArchives } from './bench-archives.js';
import { openAt } from './made-archive.js';
import { oneOf, seededRandom } from './random.js';
import type { Row, Section } from './row.js';
import { percentile, spreadOf } from './statistics.js';
import { timed } from './timed.js';

const size = 100_000;
const leastRecall = 0.99;
const searchesOfRun = 60;
const wanted = 10;
const slice = 500;

/** What each passage of an archive is filtered by, and its vector. */
interface Known {
  readonly id: number;
  readonly day: string;
  readonly vector: Float32Array;
}

const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const shares = [0.001, 0.01, 0.1, 0.5, 1] as const;

async function readAll(collection: Collection, passages: number): Promise<readonly Known[]> {
  const known: Known[] = [];
  for (let first = 1; known.length < passages; first += slice) {
    const found = await collection.passages(Array.from({ length: slice }, (_, index) => first + index));
    const vectors = await collection.vectors(found.map(({ id }) => id));
    for (const [index, { id, article }] of found.entries()) {
      const vector = vectors[index];
      if (vector) known.push({ id, day: article.publishedAt?.slice(0, 10) ?? '', vector });
    }
  }
  return known;
}

/** The last days that hold about this share of the passages. */
function filterOf(known: readonly Known[], share: number): SearchFilter {
  if (share === 1) return everything;
  const days = known.map(({ day }) => day).sort();
  return { ...everything, since: days[Math.floor(days.length * (1 - share))] ?? '', keepUndated: false };
}

/** Ids of the nearest by comparing with every passage that passes. */
function exact(known: readonly Known[], vector: Float32Array, { since }: SearchFilter): readonly number[] {
  const passing = since === null ? known : known.filter(({ day }) => day >= since);
  const scored = passing.map(({ id, vector: other }) => {
    let score = 0;
    for (let at = 0; at < other.length; at += 1) score += (other[at] ?? 0) * (vector[at] ?? 0);
    return { id, score };
  });
  return scored
    .sort((left, right) => right.score - left.score)
    .slice(0, wanted)
    .map(({ id }) => id);
}

/** Recall and speed with filters that pass little and much. */
export const filterSection: Section = {
  name: 'filters',
  async measure(options) {
    const archives = openBenchArchives(options);
    const { embedder, logger } = archives;
    const archive = await openAt(await archives.archiveOf(size), embedder.profile, logger);
    try {
      const measured = await measureShares(archive.collection(localCollection), size, options.runs);
      return measured.flatMap(rowsOf);
    } finally {
      await archive.close();
      await archives.close();
    }
  },
};

/** How searches go of which a share of the passages passes the filter. */
export interface MeasuredShare {
  /** 0 to 1. */
  readonly share: number;
  /** Of the ten nearest, one a run. */
  readonly recalls: readonly number[];
  /** The 95th percentile, one a run. */
  readonly p95Ms: readonly number[];
}

/** @param passages so many are in the collection */
export async function measureShares(
  collection: Collection,
  passages: number,
  runs: number,
): Promise<readonly MeasuredShare[]> {
  const known = await readAll(collection, passages);
  const measured: MeasuredShare[] = [];
  for (const share of shares) measured.push(await measureShare(collection, known, share, runs));
  return measured;
}

async function measureShare(
  collection: Collection,
  known: readonly Known[],
  share: number,
  runs: number,
): Promise<MeasuredShare> {
  const filter = filterOf(known, share);
  const recalls: number[] = [];
  const p95Ms: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const random = seededRandom(400 + run);
    const tookMs: number[] = [];
    let met = 0;
    for (let search = 0; search < searchesOfRun; search += 1) {
      const asked = beside(oneOf(known, random).vector, random);
      const nearest = await timed(() => collection.nearest(asked, { limit: wanted, filter }));
      tookMs.push(nearest.tookMs);
      const found = new Set(nearest.result.map(({ passageId }) => passageId));
      met += exact(known, asked, filter).filter((id) => found.has(id)).length;
    }
    recalls.push(met / (searchesOfRun * wanted));
    p95Ms.push(percentile(tookMs, 0.95));
  }
  return { share, recalls, p95Ms };
}

function rowsOf({ share, recalls, p95Ms }: MeasuredShare): readonly Row[] {
  const what = `nearest ten of ${size} passages, ${share * 100} % pass`;
  const common = { yardstick: null, ratio: null };
  return [
    {
      what: `${what}: recall`,
      figure: spreadOf(recalls),
      unit: '',
      ...common,
      reach: { atLeast: leastRecall },
    },
    { what: `${what}: p95`, figure: spreadOf(p95Ms), unit: 'ms', ...common, reach: {} },
  ];
}

/** A vector beside a passage, as a question that it answers has. */
function beside(vector: Float32Array, random: () => number): Float32Array {
  const moved = vector.map((value) => value + 0.03 * (random() - 0.5));
  const length = Math.sqrt(moved.reduce((sum, value) => sum + value * value, 0));
  return moved.map((value) => value / length);
}
