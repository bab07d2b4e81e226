/** The whole of Dateline in a process, importing and being asked, as `dateline import` and the bot do it. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseCollectionId } from '../../src/archive/collection-id.js';
import { passageContext } from '../../src/archive/passage-context.js';
import { importArticles } from '../../src/cli/import-articles.js';
import { openImportLines } from '../../src/cli/import-lines.js';
import { readConfig } from '../../src/config.js';
import type { Desk } from '../../src/desk/desk.js';
import { openOwnDesk } from '../../src/desk/own-desk.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { splitPassages } from '../../src/reading/passages/passages.js';
import type { DeskOrder, DeskResult } from './desk-orders.js';
import { familyProcessorMs } from './processor-time.js';
import { serveOrder } from './run-child.js';

const collection = parseCollectionId('local');
const loopResolutionMs = 10;

async function work(order: DeskOrder): Promise<DeskResult> {
  const config = readConfig(process.env, { archive: order.archive, logLevel: 'error' });
  const { desk, close, prepare } = await openOwnDesk(config, createPlainLogger('error'));
  try {
    await prepare();
    // All embedders have loaded their model before the clock starts.
    await importArticles(await openImportLines(order.warmFile), desk, collection, () => {});
    const idleMs = await askAll(desk, order.idleQuestions, () => true);
    const loop = monitorEventLoopDelay({ resolution: loopResolutionMs });
    const source = await openImportLines(order.file);
    const usedBefore = await familyProcessorMs();
    loop.enable();
    const startedAt = performance.now();
    let isOver = false;
    const importing = importArticles(source, desk, collection, () => {}).finally(() => (isOver = true));
    const busyMs = await askAll(desk, order.busyQuestions, () => !isOver);
    const { passages } = await importing;
    const tookMs = performance.now() - startedAt;
    loop.disable();
    const usedAfter = await familyProcessorMs();
    return {
      passages,
      tookMs,
      usedMs: usedBefore === null || usedAfter === null ? null : usedAfter - usedBefore,
      loopDelayMs: Math.max(0, loop.percentile(99) / 1e6 - loopResolutionMs),
      idleMs,
      busyMs,
      texts: order.wantsTexts ? await embeddedTexts(desk) : [],
    };
  } finally {
    await close();
  }
}

/** Milliseconds of each question, one after another, with a breath between, while `goesOn`. */
async function askAll(
  desk: Desk,
  questions: readonly string[],
  goesOn: () => boolean,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (const question of questions) {
    if (!goesOn()) break;
    const askedAt = performance.now();
    await desk.ask({
      collection,
      question,
      filters: { since: null, until: null, outlet: null },
      asOf: null,
      limit: 5,
      audience: { askerId: 'bench', channelId: null, private: true },
    });
    took.push(performance.now() - askedAt);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return took;
}

/** What the embedders were given for the articles that are in, as it was given to them. */
async function embeddedTexts(desk: Desk): Promise<readonly string[]> {
  const texts: string[] = [];
  for (let after: string | null = null; ;) {
    const page = await desk.articles(collection, { after, limit: 500 });
    for (const article of page) {
      const context = passageContext(article);
      for (const { start, end } of splitPassages(article.text))
        texts.push(`${context}\n${article.text.slice(start, end)}`.trim());
    }
    after = page.at(-1)?.id ?? null;
    if (after === null) return texts;
  }
}

serveOrder(work);
