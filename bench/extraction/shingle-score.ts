/** How well an extracted text agrees with the expected one. */
export interface ShingleScore {
  readonly precision: number;
  readonly recall: number;
}

const wordsInShingle = 4;

/** Compares two texts by their runs of four words, each counted as often as it stands there; neither case nor order of runs counts. */
export function scoreText(expected: string, extracted: string): ShingleScore {
  const wanted = shingles(expected);
  const found = shingles(extracted);
  let shared = 0;
  for (const [shingle, count] of wanted) shared += Math.min(count, found.get(shingle) ?? 0);
  return { precision: share(shared, total(found)), recall: share(shared, total(wanted)) };
}

/** F1 of the means over all pages, as the benchmark of news pages counts it. */
export function meanF1(scores: readonly ShingleScore[]): number {
  const precision = mean(scores.map((score) => score.precision));
  const recall = mean(scores.map((score) => score.recall));
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let start = 0; start + Math.min(wordsInShingle, words.length) <= words.length; start += 1) {
    const shingle = words.slice(start, start + wordsInShingle).join(' ');
    if (shingle === '') break;
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
