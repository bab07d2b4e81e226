/** One of several processes over one archive: as `npm start -- --role …` runs it, but for where its Discord and its web are. */
import { readConfig } from '../../src/config.js';
import { openOwnDesk } from '../../src/desk/own-desk.js';
import { createLogger } from '../../src/logger.js';
import { embedderOfManager, isManagedShard } from '../../src/managed-shard.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { serveDiscord } from '../../src/serve-discord.js';
import { serveWork } from '../../src/serve-work.js';
import { toldToStop } from '../../src/told-to-stop.js';
import type { ProcessCall, ProcessOrder } from './process-order.js';

const order = JSON.parse(process.argv[2] ?? '{}') as ProcessOrder;
const logger = createLogger('info');
const fetcher = new GuardedFetcher({
  // Everything else is as it is on the web; only this one address of this machine may be read.
  permitAddress: (address, port) => address === '127.0.0.1' && port === order.sitePort,
  resolve: async (name) => {
    if (name.endsWith('.news.example')) return ['127.0.0.1'];
    throw Object.assign(new Error(`There is no host ${name}.`), { code: 'ENOTFOUND' });
  },
});
const config = { ...readConfig({}, { archive: order.archive }), useSeeds: false, embedderProcesses: 1 };
const own = await openOwnDesk(config, logger, {
  fetcher,
  leavesWork: order.role === 'bot',
  ...(isManagedShard ? { embedder: embedderOfManager(config) } : {}),
});
await own.prepare();
const { desk, speak, vitals } = own;

async function answer({ method, request }: ProcessCall): Promise<unknown> {
  if (method === 'add') return (await desk.add(request)).article.id;
  if (method === 'follow') return (await desk.feeds.add(request)).feed.id;
  const { verdict, findings } = await desk.ask(request);
  return { verdict, quote: findings[0]?.quote ?? null };
}

process.on('message', (message) => {
  const { id, call } = message as { readonly id: number; readonly call?: ProcessCall };
  if (!call) return;
  answer(call).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
// It is told to stop where whoever forked it is gone.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.({ id: 0 });
const { token, restApi } = order;
const serving = { token, restApi, desk, speak, logger, stopped: toldToStop() };
if (order.role === 'bot') await serveDiscord({ ...serving, fetcher, vitals });
else await serveWork(serving);
await own.close();
process.exit();
