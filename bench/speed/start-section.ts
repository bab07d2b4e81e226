import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../src/project-folder.js';
import { generatedQuestions } from './generated-articles.js';
import { copyBenchArchive, sizeWords } from './large-archive.js';
import type { Row, Section } from './row.js';
import { spreadOf } from './statistics.js';

const mostMs = 2_000;

/** From the start of `dateline ask` until its answer is printed, nothing else running. */
export const startSection: Section = {
  name: 'start',
  async measure(options) {
    const archive = join(options.scratchFolder, 'start');
    await copyBenchArchive(options, archive);
    const size = sizeWords(options);
    const warm = await askAll(archive, options.runs, () => {});
    const cold = await askAll(archive, options.runs, () => removeIndexes(archive));
    return [
      row(`start to first answer, ${size} on disk`, warm, { atMost: mostMs }),
      // All are compared then: no bound is set for it.
      row(`start to first answer, ${size} on disk, their index lost`, cold, {}),
    ];
  },
};

function row(what: string, tookMs: readonly number[], reach: Row['reach']): Row {
  return {
    what,
    figure: spreadOf(tookMs),
    unit: 'ms',
    yardstick: null,
    ratio: null,
    reach,
  };
}

async function askAll(archive: string, runs: number, before: () => void): Promise<readonly number[]> {
  const took: number[] = [];
  for (const question of generatedQuestions(runs, 5_000)) {
    before();
    took.push(await firstAnswerMs(archive, question));
  }
  return took;
}

function removeIndexes(archive: string): void {
  const collections = join(archive, 'collections');
  for (const name of readdirSync(collections, { recursive: true, encoding: 'utf8' })) {
    if (/index[^/]*\.(?:hnsw|json)$/.test(name)) rmSync(join(collections, name));
  }
}

function firstAnswerMs(archive: string, question: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const command = join(projectFolder, 'dist', 'src', 'cli.js');
    const child = spawn(process.execPath, [command, 'ask', question, '--archive', archive], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let answeredMs: number | null = null;
    child.stdout.on('data', () => (answeredMs ??= performance.now() - startedAt));
    child.on('error', reject);
    // The next one starts when this has let go of the archive.
    child.on('close', (code) => {
      if (code === 0 && answeredMs !== null) resolve(answeredMs);
      else reject(new Error(`dateline ask ended with code ${code}.`));
    });
  });
}
