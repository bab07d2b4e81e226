/** The process that is measured: Dateline as `npm start` runs it, but for where its Discord and its web are. Forked by `soak-process.ts`. */
import { serveDiscord } from '../../src/serve-discord.js';
import { guildCollection } from '../../src/archive/collection-id.js';
import { readConfig } from '../../src/config.js';
import { openOwnDesk } from '../../src/desk/own-desk.js';
import { createLogger } from '../../src/logger.js';
import { serveMetrics } from '../../src/observing/metrics-server.js';
import { PrometheusMetrics } from '../../src/observing/prometheus-metrics.js';
import { GuardedFetcher } from '../../src/reading/fetch/guarded-fetch.js';
import { toldToStop } from '../../src/told-to-stop.js';
import type { SoakOrder } from './soak-process.js';

const order = JSON.parse(process.argv[2] ?? '{}') as SoakOrder;
const logger = createLogger('info');
const metrics = new PrometheusMetrics();
const fetcher = new GuardedFetcher({
  // Everything else is as it is on the web; only this one address of this machine may be read.
  permitAddress: (address, port) => address === '127.0.0.1' && port === order.sitePort,
  resolve: async (name) => {
    if (name.endsWith('.news.example')) return ['127.0.0.1'];
    throw Object.assign(new Error(`There is no host ${name}.`), { code: 'ENOTFOUND' });
  },
});
const own = await openOwnDesk(readConfig({}, { archive: order.archiveFolder }), logger, { metrics, fetcher });
const unlimited = { coolDownSeconds: 0, questionsPerDay: null, articlesPerDay: null };
for (const id of order.guildIds) {
  await own.desk.settings.change(guildCollection(id), unlimited, { id: 'soak', name: 'soak' });
}
await own.prepare();
const { vitals, desk, speak } = own;
const server = await serveMetrics({ port: 0, metrics, vitals, logger });
// It is told to stop where whoever forked it is gone.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.send?.({ metricsPort: server.port });
const { token, restApi } = order;
await serveDiscord({ token, restApi, desk, fetcher, speak, logger, metrics, vitals, stopped: toldToStop() });
await server.close();
await own.close();
process.exit();
