/**
 * Fits the weights that order articles and sentences and make the verdict, and writes `data/weights.json`; and, for
 * measuring out of fold, `bench/news-weights/fold-0.json` and `fold-1.json`, each fitted without the questions (of even
 * weeks, of odd weeks) that it is for. Learnt from: the labelled news beside the project, the open half of the invented
 * newsroom in test/fixtures, and the five raw reports; each set counts as a whole, so that none is learnt by heart.
 *
 * `npm run build && node dist/bench/fit-weights.js [scratch archive [folder]]` (some ten minutes; the scratch archive is the one of
 * `npm run eval`, or postgres://…). With a folder all is written into that instead, to be given to `dateline eval --folds`.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answerSignNames } from '../src/answering/answer-model.js';
import type { Attempt } from '../src/answering/attempt-answer.js';
import { sentenceSignNames } from '../src/answering/sentence-weights.js';
import { shippedWeights, type Weights } from '../src/answering/weights.js';
import { parseCollectionId } from '../src/archive/collection-id.js';
import { readConfig } from '../src/config.js';
import { projectFolder } from '../src/project-folder.js';
import { openScratchArchive } from '../src/evaluation/scratch-archive.js';
import { createLogger } from '../src/logger.js';
import { checksumFile } from '../src/project-files.js';
import { shippedWeightsFile } from '../src/read-weights.js';
import {
  articleChoice,
  fittedArticleSigns,
  judgedCase,
  search,
  sentenceChoice,
} from './fit/collect-signs.js';
import { fitChoice } from './fit/fit-choice.js';
import { fitProbability } from './fit/fit-probability.js';
import { newsCases, newsroomCases, reportCases, type TrainingCase } from './fit/training-cases.js';

/** How much the questions of a set count together, the greatest having 500: the small sets are many times repeated by it. */
const setWeights: Readonly<Record<TrainingCase['set'], number>> = { news: 1, newsroom: 0.5, reports: 0.35 };
/** How much each kind counts in the verdict: as many answerable as not. */
const kindWeights: Readonly<Record<TrainingCase['kind'], number>> = {
  answerable: 1,
  unanswerable: 0.6,
  'near-miss': 0.6,
};
const questionsOfASet = 500;

const shared = join(projectFolder, '..', 'shared');
const newsFolder = join(shared, 'eval', 'news');
const givenFolder = process.argv[3];
const foldFolder = givenFolder ?? join(projectFolder, 'bench', 'news-weights');

const config = readConfig(process.env);
const logger = createLogger('warn');
const scratchFolder = process.argv[2] ?? join(projectFolder, 'data', 'eval');
const scratch = await openScratchArchive(scratchFolder, join(newsFolder, 'corpus.jsonl.gz'), config, logger);
if (!scratch.isFilled) throw new Error('The scratch archive is not filled: run `npm run eval` first.');

try {
  const { archive, desk } = scratch;
  const collection = (name: string) => archive.collection(parseCollectionId(name));
  await collection('newsroom').delete();
  await collection('reports').delete();
  const cases = [
    ...(await newsCases(newsFolder, collection('local'))),
    ...(await newsroomCases(desk, collection('newsroom'))),
    ...(await reportCases(join(shared, 'seeds'), desk, collection('reports'))),
  ];
  await mkdir(foldFolder, { recursive: true });
  for (const fold of [0, 1]) {
    const others = cases.filter((each) => each.fold !== fold);
    await write(
      join(foldFolder, `fold-${fold}.json`),
      await fit(others, `without the questions of fold ${fold}`),
    );
  }
  const weights = await fit(cases, 'on all questions');
  if (givenFolder === undefined) {
    await write(shippedWeightsFile, weights);
    await noteChecksum();
  } else {
    await write(join(givenFolder, 'weights.json'), weights);
  }
} finally {
  await scratch.close();
}

/** Ranking first; then, on what it finds first, sentences and the verdict. */
async function fit(cases: readonly TrainingCase[], what: string): Promise<Weights> {
  const started = shippedWeights();
  const answerable = cases.filter(({ kind, asked }) => kind === 'answerable' && asked.relevant.length > 0);
  const articles = [];
  for (const dated of [true, false]) {
    for (const each of answerable) {
      const attempt = await search(each, started, scratch.embedder, dated);
      articles.push(articleChoice(each, attempt, weightOf(each, answerable)));
    }
  }
  const ranking = {
    ...named(fittedArticleSigns, fitChoice(articles, fittedArticleSigns.length)),
    namedOutlet: started.ranking.namedOutlet,
  };
  const found: [TrainingCase, Attempt][] = [];
  for (const each of cases) {
    found.push([each, await search(each, { ...started, ranking }, scratch.embedder)]);
  }
  const sentences = found
    .filter(([{ kind }]) => kind === 'answerable')
    .map(([each, attempt]) => sentenceChoice(each, attempt, weightOf(each, cases)));
  const judged = found.map(([each, attempt]) =>
    judgedCase(each, attempt, weightOf(each, cases) * kindWeights[each.kind]),
  );
  const weights = {
    ranking,
    sentences: named(sentenceSignNames, fitChoice(sentences, sentenceSignNames.length)),
    answer: named([...answerSignNames, 'bias'], fitProbability(judged, answerSignNames.length)),
  };
  console.log(`Fitted ${what} (${cases.length} cases):`, weights);
  return weights;
}

/** Each kind of question of a set counts as a whole. */
function weightOf({ set, kind }: TrainingCase, cases: readonly TrainingCase[]): number {
  const alike = cases.filter((other) => other.set === set && other.kind === kind).length;
  return (setWeights[set] * questionsOfASet) / alike;
}

/** Two decimals: more were never learnt. */
function named<Sign extends string>(
  signs: readonly Sign[],
  weights: readonly number[],
): Record<Sign, number> {
  const pairs = signs.map((sign, index) => [sign, Math.round((weights[index] ?? 0) * 100) / 100]);
  return Object.fromEntries(pairs) as Record<Sign, number>;
}

/** The checksum that the shipped weights are known by. */
async function noteChecksum(): Promise<void> {
  const digest = createHash('sha256')
    .update(await readFile(shippedWeightsFile))
    .digest('hex');
  const sums = await readFile(checksumFile, 'utf8');
  await writeFile(checksumFile, sums.replace(/^[0-9a-f]{64} {2}(data\/weights\.json)$/m, `${digest}  $1`));
}

async function write(file: string, weights: Weights): Promise<void> {
  await writeFile(file, `${JSON.stringify(weights, null, 2)}\n`);
}
