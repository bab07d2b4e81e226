import { spawn } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inventedArticle } from './invented-news.js';
import type { SeededRandom } from './seeded-random.js';
import type { SoakTally } from './soak-tally.js';

export interface ImportParts {
  readonly archiveFolder: string;
  readonly collection: string;
  /** For the files that are imported. */
  readonly folder: string;
  readonly name: string;
  readonly random: SeededRandom;
  readonly tally: SoakTally;
  readonly nextNumber: () => number;
}

const articlesPerImport = 40;
/** One import begins so long after the one before began. */
const everyMs = 30_000;

/** Imports one file of new articles after the other, each by a `dateline import` of its own, until `signal` is aborted. */
export async function keepImporting(
  parts: ImportParts,
  signal: AbortSignal,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const startedMs = performance.now();
    await importOnce(parts);
    await wait(everyMs - (performance.now() - startedMs));
  }
}

async function importOnce({
  archiveFolder,
  collection,
  folder,
  name,
  random,
  tally,
  nextNumber,
}: ImportParts): Promise<void> {
  const file = join(folder, `${name}.jsonl`);
  const lines = Array.from({ length: articlesPerImport }, () => {
    const id = nextNumber();
    const { title, outlet, date, paragraphs } = inventedArticle(random, id);
    return JSON.stringify({ id: `soak-${id}`, title, source: outlet, date, text: paragraphs.join('\n\n') });
  });
  await writeFile(file, `${lines.join('\n')}\n`);
  const startedMs = performance.now();
  const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url));
  const words = [cli, 'import', file, '--archive', archiveFolder, '--collection', collection, '--json'];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, error] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (error += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  tally.note(`import of ${articlesPerImport}`, performance.now() - startedMs);
  const added = out.split('\n').filter((line) => line.includes('"status":"added"')).length;
  if (code !== 0 || added !== articlesPerImport) {
    tally.errors.push(`import: exit code ${code}, ${added} added: ${error.slice(-500)}`);
  }
  await rm(file);
}
