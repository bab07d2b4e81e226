/** The whole of Dateline in a process, being asked, as the bot is. */
import { parseCollectionId } from '../../src/archive/collection-id.js';
import { readConfig } from '../../src/config.js';
import { openOwnDesk } from '../../src/desk/own-desk.js';
import { createPlainLogger } from '../../src/plain-logger.js';
import { serveOrder } from '../speed/run-child.js';
import { timed } from '../speed/timed.js';
import type { AskingOrder, AskingResult } from './asking-order.js';

async function work({ archive, collections, warmQuestions, questions }: AskingOrder): Promise<AskingResult> {
  const config = readConfig(process.env, { archive, logLevel: 'error' });
  const opened = await timed(() => openOwnDesk(config, createPlainLogger('error')));
  const { desk, close, prepare, windDown } = opened.result;
  try {
    await prepare();
    // A start looks after every collection, one after another: that is over after a while, and not what is measured.
    windDown();
    const ask = (question: string, number: number) =>
      desk.ask({
        collection: parseCollectionId(collections[number % collections.length] ?? ''),
        question,
        filters: { since: null, until: null, outlet: null },
        asOf: null,
        limit: 5,
        audience: { askerId: 'bench', channelId: null, private: true },
      });
    for (const [number, question] of warmQuestions.entries()) await ask(question, number);
    const tookMs: number[] = [];
    for (const [number, question] of questions.entries()) {
      tookMs.push((await timed(() => ask(question, warmQuestions.length + number))).tookMs);
    }
    return { openMs: opened.tookMs, tookMs, megabytes: process.memoryUsage().rss / 1e6 };
  } finally {
    await close();
  }
}

serveOrder(work);
