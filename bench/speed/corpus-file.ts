import { createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { generatedArticles } from './generated-articles.js';

/** Writes `count` articles, from the `first` on, as a file for `dateline import`: of `corpus`, or generated ones where that is null. */
export async function writeCorpusFile(
  corpus: string | null,
  path: string,
  { first = 0, count }: { readonly first?: number; readonly count: number },
): Promise<void> {
  const lines =
    corpus === null
      ? generatedArticles(count, first).map((article) => JSON.stringify(article))
      : (await firstLines(corpus, first + count)).slice(first);
  if (lines.length < count) {
    throw new Error(
      `${corpus} has ${first + lines.length} articles, not the ${first + count} that are wanted.`,
    );
  }
  writeFileSync(path, lines.join('\n'));
}

async function firstLines(path: string, count: number): Promise<string[]> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const lines: string[] = [];
  for await (const line of createInterface({ input })) {
    if (line.trim() !== '') lines.push(line);
    if (lines.length === count) break;
  }
  file.destroy();
  return lines;
}
