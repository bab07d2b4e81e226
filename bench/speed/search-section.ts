import { join } from 'node:path';
import type { SearchFilter } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { folderName } from '../../src/archive/embedded/collection-files.js';
import { IndexSnapshot } from '../../src/archive/embedded/index-snapshot.js';
import { profileFingerprint } from '../../src/embedding/profile-fingerprint.js';
import { openBenchArchives, type BenchArchives } from './bench-archives.js';
import { commonWords } from './common-words.js';
import { compared } from './compared.js';
import { openAt } from './made-archive.js';
import { oneOf, seededRandom } from './random.js';
import type { Row, Section } from './row.js';
import { percentile, spreadOf } from './statistics.js';
import { timed } from './timed.js';

const searchesOfRun = 200;
const unmeasured = 20;
/** As many candidates as a question takes. */
const pool = 40;
const articlePool = 20;
/** As many as the graph is asked for then. */
const graphFetch = 100;
/** Of the forty commonest words that are searched by. */
const queryWords = 6;
const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const sizes = [10_000, 100_000, 1_000_000];

/** Of each run the 95th percentile of each kind of search, in milliseconds. */
interface SearchTimes {
  /** The graph alone. */
  readonly graph: number[];
  readonly dense: number[];
  readonly keyword: number[];
  readonly keywordArticles: number[];
}

/** The parts of a search, at every size. */
export const searchSection: Section = {
  name: 'search',
  async measure(options) {
    const archives = openBenchArchives(options);
    try {
      const rows: Row[] = [];
      let smallest: SearchTimes | null = null;
      for (const size of sizes.filter((one) => one <= options.largest)) {
        const times = await searchTimes(archives, size, options.runs);
        smallest ??= times;
        rows.push(...rowsOf(size, times, smallest));
      }
      return rows;
    } finally {
      await archives.close();
    }
  },
};

function rowsOf(size: number, times: SearchTimes, smallest: SearchTimes): readonly Row[] {
  const row = (what: string, values: readonly number[], atMost?: number): Row => ({
    what: `${what}, ${size} passages, p95`,
    figure: spreadOf(values),
    unit: 'ms',
    yardstick: null,
    ratio: null,
    reach: atMost === undefined ? {} : { atMost },
  });
  const graph = row('search of the HNSW graph alone', times.graph);
  const isLargest = size > 100_000;
  const wordsMs = size === 100_000 ? 20 : undefined;
  return [
    isLargest
      ? {
          ...graph,
          ...compared(times.graph, { what: `of ${sizes[0]}`, figures: smallest.graph }),
          reach: { atMost: 2 },
        }
      : graph,
    row('nearest passages, scored by what is stored', times.dense),
    row('passages by six common words', times.keyword, wordsMs),
    row('articles by six common words', times.keywordArticles, wordsMs),
  ];
}

async function searchTimes(archives: BenchArchives, size: number, runs: number): Promise<SearchTimes> {
  const { embedder, logger } = archives;
  const base = await archives.base();
  const folder = await archives.archiveOf(size);
  const { dimension } = embedder.profile;
  const fingerprint = profileFingerprint(embedder.profile);
  const collectionFolder = join(folder, 'collections', folderName(localCollection));
  const saved = await new IndexSnapshot(collectionFolder, { fingerprint, dimension }).load();
  const archive = await openAt(folder, embedder.profile, logger);
  try {
    const collection = archive.collection(localCollection);
    const common = commonWords(base, 40);
    const times: SearchTimes = { graph: [], dense: [], keyword: [], keywordArticles: [] };
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(300 + run);
      const tookMs: SearchTimes = { graph: [], dense: [], keyword: [], keywordArticles: [] };
      for (let search = -unmeasured; search < searchesOfRun; search += 1) {
        const { vector } = oneOf(base.passages, random);
        const forms = Array.from({ length: queryWords }, () => oneOf(common, random));
        const options = { limit: pool, filter: everything };
        const graph = await timed(() => saved?.index.search(vector, graphFetch));
        const dense = await timed(() => collection.nearest(vector, options));
        const keyword = await timed(() => collection.keyword(forms, options));
        const articles = await timed(() =>
          collection.keywordArticles(forms, { ...options, limit: articlePool }),
        );
        if (search < 0) continue;
        tookMs.graph.push(graph.tookMs);
        tookMs.dense.push(dense.tookMs);
        tookMs.keyword.push(keyword.tookMs);
        tookMs.keywordArticles.push(articles.tookMs);
      }
      times.graph.push(percentile(tookMs.graph, 0.95));
      times.dense.push(percentile(tookMs.dense, 0.95));
      times.keyword.push(percentile(tookMs.keyword, 0.95));
      times.keywordArticles.push(percentile(tookMs.keywordArticles, 0.95));
    }
    return times;
  } finally {
    saved?.index.release();
    await archive.close();
  }
}
