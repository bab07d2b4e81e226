import { localCollection } from '../../src/archive/collection-id.js';
import type { SearchFilter } from '../../src/archive/archive.js';
import { commonWords } from './common-words.js';
import { openAt } from './made-archive.js';
import { seededRandom, oneOf } from './random.js';
import type { SetUp } from './set-up.js';
import { percentile, spreadOf, timed, type Spread } from './statistics.js';
import { written, type BenchRow, type Figure } from './table.js';

const runs = 3;
const searchesOfRun = 200;
/** As many candidates as a question takes. */
const pool = 40;
const everything: SearchFilter = { since: null, until: null, outlet: null, keepUndated: true };
const sizes = [10_000, 100_000, 1_000_000] as const;

/** Of the forty commonest words. */
const queryWords = 6;

interface SearchTimes {
  readonly dense: Spread;
  readonly keyword: Spread;
  readonly keywordArticles: Spread;
}

async function searchTimes(setUp: SetUp, size: number): Promise<SearchTimes> {
  const { embedder, logger } = setUp;
  const base = await setUp.base();
  const archive = await openAt(await setUp.archiveOf(size), embedder.profile, logger);
  try {
    const collection = archive.collection(localCollection);
    const common = commonWords(base, 40);
    const times = { dense: [] as number[], keyword: [] as number[], keywordArticles: [] as number[] };
    for (let run = 0; run < runs; run += 1) {
      const random = seededRandom(300 + run);
      const tookMs = { dense: [] as number[], keyword: [] as number[], keywordArticles: [] as number[] };
      for (let search = -20; search < searchesOfRun; search += 1) {
        const { vector } = oneOf(base.passages, random);
        const forms = Array.from({ length: queryWords }, () => oneOf(common, random));
        const options = { limit: pool, filter: everything };
        const dense = await timed(() => collection.nearest(vector, options));
        const keyword = await timed(() => collection.keyword(forms, options));
        const articles = await timed(() => collection.keywordArticles(forms, { ...options, limit: 20 }));
        if (search < 0) continue;
        tookMs.dense.push(dense.tookMs);
        tookMs.keyword.push(keyword.tookMs);
        tookMs.keywordArticles.push(articles.tookMs);
      }
      for (const part of ['dense', 'keyword', 'keywordArticles'] as const) {
        times[part].push(percentile(tookMs[part], 95));
      }
    }
    return {
      dense: spreadOf(times.dense),
      keyword: spreadOf(times.keyword),
      keywordArticles: spreadOf(times.keywordArticles),
    };
  } finally {
    await archive.close();
  }
}

/** The parts of a search, at every size. */
export const searchRow: BenchRow = {
  name: 'search',
  async measure(setUp) {
    const times = new Map<number, SearchTimes>();
    for (const size of sizes.filter((one) => one <= setUp.mostPassages)) {
      times.set(size, await searchTimes(setUp, size));
    }
    const smallest = times.get(sizes[0]);
    return [...times].flatMap(([size, { dense, keyword, keywordArticles }]): Figure[] => {
      const at = `${size.toLocaleString('en')} passages, p95`;
      const isLargest = size === sizes.at(-1);
      const times10k = smallest ? dense.median / smallest.dense.median : 1;
      return [
        {
          what: `nearest passages (HNSW and rescoring), ${at}`,
          yardstick: isLargest ? `at 10,000: ${written(smallest?.dense ?? dense, 'ms')}` : '',
          measured: `${written(dense, 'ms')}${isLargest ? `; ratio ${times10k.toFixed(2)}` : ''}`,
          reach: isLargest ? '≤ 2 times' : '',
          isReached: isLargest ? times10k <= 2 : null,
        },
        {
          what: `passages by six common words, ${at}`,
          yardstick: '',
          measured: written(keyword, 'ms'),
          reach: size === 100_000 ? '< 20 ms' : '',
          isReached: size === 100_000 ? keyword.median < 20 : null,
        },
        {
          what: `articles by six common words, ${at}`,
          yardstick: '',
          measured: written(keywordArticles, 'ms'),
          reach: size === 100_000 ? '< 20 ms' : '',
          isReached: size === 100_000 ? keywordArticles.median < 20 : null,
        },
      ];
    });
  },
};
