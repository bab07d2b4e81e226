/**
 * How well, how fast and in how much memory pages are read: over the project's own fixture pages, over large
 * ones made of them, and over hostile ones. `npm run build && node dist/bench/extraction.js`
 */
import { asError } from '../src/errors.js';
import { readArticle } from '../src/reading/read-article.js';
import { ProcessExtractor } from '../src/reading/page/extractor.js';
import { residentBytes } from '../src/resident-memory.js';
import { GuardedFetcher } from '../src/reading/fetch/guarded-fetch.js';
import { fixturePages, type FixturePage } from './extraction/fixture-pages.js';
import { costlyPages } from './extraction/costly-pages.js';
import { meanF1, scoreText, type ShingleScore } from './extraction/shingle-score.js';

const rounds = 10;
const memorySampleMs = 5;

interface Measured {
  readonly text: string;
  readonly refusal: string | null;
  readonly milliseconds: number;
  readonly megabytes: number;
}

const extractor = new ProcessExtractor();
const context = {
  by: { id: 'bench', name: 'bench' },
  retrievedAt: new Date().toISOString(),
  fetcher: new GuardedFetcher(),
  extractor,
};

async function measure(page: Pick<FixturePage, 'id' | 'html' | 'url'>): Promise<Measured> {
  let peak = 0;
  const sample = async (): Promise<void> => {
    peak = Math.max(peak, (await residentBytes(extractor.childId ?? 0)) ?? 0);
  };
  const watch = setInterval(() => void sample(), memorySampleMs);
  const started = performance.now();
  const read = await readArticle(
    { kind: 'file', name: `${page.id}.html`, bytes: page.html },
    { url: page.url },
    context,
  ).then(
    ({ text }) => ({ text, refusal: null }),
    (error: unknown) => ({ text: '', refusal: asError(error).message }),
  );
  const milliseconds = performance.now() - started;
  await sample();
  clearInterval(watch);
  return { ...read, milliseconds, megabytes: peak / 2 ** 20 };
}

function row(name: string, { milliseconds, megabytes }: Measured, rest: string): void {
  console.log(
    `${name.padEnd(24)} ${milliseconds.toFixed(1).padStart(8)} ms ${megabytes.toFixed(0).padStart(5)} MB  ${rest}`,
  );
}

const pages = fixturePages();
const first = pages[0];
if (first) await measure(first);
const scores: ShingleScore[] = [];
const times: number[] = [];
let largest = 0;
for (const page of pages) {
  let slowest: Measured | null = null;
  for (let round = 0; round < rounds; round += 1) {
    const measured = await measure(page);
    times.push(measured.milliseconds);
    largest = Math.max(largest, measured.megabytes);
    if (!slowest || measured.milliseconds > slowest.milliseconds) slowest = measured;
  }
  if (!slowest) continue;
  const score = scoreText(page.text, slowest.text);
  scores.push(score);
  row(
    page.id,
    slowest,
    slowest.refusal ?? `precision ${score.precision.toFixed(3)} recall ${score.recall.toFixed(3)}`,
  );
}
times.sort((left, right) => left - right);
console.log('\nCostly pages (deadline 2 s, 256 MB):');
for (const page of costlyPages(pages)) {
  const measured = await measure(page);
  row(page.id, measured, measured.refusal ?? `${measured.text.length} characters`);
}
console.log(
  `\n${pages.length} pages, ${rounds} times each: F1 ${meanF1(scores).toFixed(3)}; median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms, worst ${(times.at(-1) ?? 0).toFixed(1)} ms, at most ${largest.toFixed(0)} MB resident`,
);
await extractor.close();
