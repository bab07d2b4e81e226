import { existsSync } from 'node:fs';
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPgPool } from '../../src/archive/postgres/pg-pool.js';
import { projectFolder } from '../../src/project-folder.js';
import { createLogger } from '../../src/logger.js';
import { makeDatabase, owner } from '../archive/postgres/make-database.js';
import { RealServer, serverPrograms } from '../archive/postgres/real-server.js';
import { runCli, temporaryFolder } from '../cli/run-cli.js';
import { sampleNews } from './sampled-news.js';

const newsFolder = join(projectFolder, '..', 'shared', 'eval', 'news');
/** Vectors of an earlier `npm run eval`, where there are any: embedding takes most of the time. */
const knownVectors = join(projectFolder, 'data', 'eval', 'vectors.bin');

/** Weights that were fitted without the questions of even weeks, and of odd ones. */
const foldFiles = [0, 1].map((fold) => join(projectFolder, 'bench', 'news-weights', `fold-${fold}.json`));

/** Of 101 questions one is .01. */
const farthest = 0.01;
/** Two questions below what was measured when it was set. */
const floors = { hitAt1: 0.88, hitAt4: 0.98, quoteAt4: 0.85 };
type Figures = Readonly<Record<keyof typeof floors, number>>;

describe.skipIf(serverPrograms === '' || !existsSync(newsFolder))(
  'both drivers answer labelled news alike (skipped without TEST_POSTGRES_BIN, and where ../shared/eval is missing)',
  () => {
    let server: RealServer;
    let embedded: Figures;
    let postgres: Figures;

    beforeAll(async () => {
      server = await RealServer.start();
      const logger = createLogger('silent');
      const admin = openPgPool({ url: server.url('postgres'), logger });
      const inDatabase = openPgPool({ url: server.url('evaluation'), logger });
      await makeDatabase(admin, inDatabase, 'evaluation');
      await Promise.all([admin.close(), inDatabase.close()]);
      const folder = await temporaryFolder();
      const [corpus, questions] = [join(folder, 'corpus.jsonl'), join(folder, 'questions.jsonl')];
      const sample = await sampleNews(
        join(newsFolder, 'corpus.jsonl.gz'),
        join(newsFolder, 'questions.jsonl'),
        { everyQuestion: 5, everyArticle: 40 },
      );
      await writeFile(corpus, sample.articles.join('\n'));
      await writeFile(questions, sample.questions.join('\n'));
      if (existsSync(knownVectors)) await copyFile(knownVectors, join(folder, 'vectors.bin'));
      const evaluate = async (scratch: string): Promise<Figures> => {
        const words = ['--corpus', corpus, '--questions', questions, '--vectors', folder];
        const run = await runCli(
          ['eval', ...words, '--scratch', scratch, '--folds', ...foldFiles, '--no-near-misses', '--json'],
          { environment: { DATELINE_EMBEDDERS: '2' } },
        );
        if (run.code !== 0) throw new Error(run.stderr);
        return (JSON.parse(run.stdout) as { readonly figures: Figures }).figures;
      };
      embedded = await evaluate(join(folder, 'scratch'));
      postgres = await evaluate(server.url('evaluation', owner));
    }, 600_000);

    afterAll(() => server.remove());

    test('the first four articles hold a right one as often', () => {
      expect(postgres.hitAt4).toBeGreaterThanOrEqual(embedded.hitAt4 - farthest);
      expect(postgres.hitAt4).toBeLessThanOrEqual(embedded.hitAt4 + farthest);
    });

    test.each(Object.entries(floors))('%s of neither lies below %d', (name, floor) => {
      const figure = name as keyof typeof floors;
      expect(embedded[figure]).toBeGreaterThanOrEqual(floor);
      expect(postgres[figure]).toBeGreaterThanOrEqual(floor);
    });
  },
);
