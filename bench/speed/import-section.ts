import { join } from 'node:path';
import { compared } from './compared.js';
import { writeCorpusFile } from './corpus-file.js';
import type { DeskOrder, DeskResult } from './desk-orders.js';
import type { BenchOptions, Row, Section } from './row.js';
import { runChild, type ChildResult } from './run-child.js';
import { bareFigures, langchainFigures, type BareFigures, type LangchainFigures } from './yardsticks.js';

const warmArticles = 20;
/** Two batches: each more takes as long again, and the first has shown the memory. */
const langchainTexts = 1_024;
const bareModel = 'tokeniser + ONNX Runtime alone';

interface Run {
  readonly imported: ChildResult<DeskResult>;
  readonly bare: BareFigures;
  readonly langchain: LangchainFigures;
}

/** How fast articles come in, against the bare model and against LangChain's way. */
export const importSection: Section = {
  name: 'import',
  async measure(options) {
    const runs: Run[] = [];
    for (let run = 0; run < options.runs; run += 1) runs.push(await measureOnce(options, run));
    const rates = runs.map(({ imported: { result } }) => result.passages / (result.tookMs / 1_000));
    const bare = runs.map((run) => run.bare.textsPerSecond);
    const langchain = runs.map((run) => run.langchain.textsPerSecond);
    const langchainWhat = `LangChain HNSWLib.fromDocuments, ${runs[0]!.langchain.dtype}`;
    const rate = { what: 'text to acknowledged and searchable', unit: 'passages/s' };
    return [
      { ...rate, ...compared(rates, { what: bareModel, figures: bare }), reach: { atLeast: 0.85 } },
      { ...rate, ...compared(rates, { what: langchainWhat, figures: langchain }), reach: { atLeast: 3.5 } },
      ...processorRow(runs),
      ...memoryRow(runs),
    ];
  },
};

async function measureOnce({ corpus, scratchFolder, articles }: BenchOptions, run: number): Promise<Run> {
  const warmFile = join(scratchFolder, 'warm.jsonl');
  const file = join(scratchFolder, 'import.jsonl');
  await writeCorpusFile(corpus, warmFile, { count: warmArticles });
  await writeCorpusFile(corpus, file, { first: warmArticles, count: articles });
  const order: DeskOrder = {
    archive: join(scratchFolder, `import-${run}`),
    warmFile,
    file,
    idleQuestions: [],
    busyQuestions: [],
    wantsTexts: true,
  };
  const imported = await runChild<DeskResult>('./desk-child.js', order, {
    DATELINE_EMBEDDERS: '2',
    DATELINE_SEEDS: 'false',
  });
  const { texts } = imported.result;
  return {
    imported,
    bare: await bareFigures(texts),
    langchain: await langchainFigures(texts.slice(0, langchainTexts)),
  };
}

/** What the pipeline adds to the model: unlike rates, this holds on a machine that does other things, too. */
function processorRow(runs: readonly Run[]): readonly Row[] {
  const used = runs.flatMap(({ imported: { result } }) =>
    result.usedMs === null ? [] : result.usedMs / result.passages,
  );
  if (used.length < runs.length) return [];
  const bare = runs.map((run) => run.bare.usedMsPerText);
  return [
    {
      what: 'processor time of a passage, all processes',
      unit: 'ms',
      ...compared(used, { what: bareModel, figures: bare }),
      reach: { atMost: 1.18 },
    },
  ];
}

/** None where the system does not tell. */
function memoryRow(runs: readonly Run[]): readonly Row[] {
  const ours = runs.flatMap(({ imported }) => imported.peakMegabytes ?? []);
  const theirs = runs.flatMap(({ langchain }) => langchain.peakMegabytes ?? []);
  if (ours.length < runs.length || theirs.length < runs.length) return [];
  return [
    {
      what: 'memory of all processes for it',
      unit: 'MB',
      ...compared(ours, { what: 'LangChain, the same run', figures: theirs }),
      reach: { atMost: 0.25 },
    },
  ];
}
