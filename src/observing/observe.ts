import type { Config } from '../config.js';
import type { Logger } from '../logger.js';
import { noMetrics, type Metrics } from './metrics.js';
import type { Vitals } from './vitals.js';

/** What counts, and who tells it. */
export interface Observed {
  readonly metrics: Metrics;
  /** Serves what was counted, and `vitals`. The returned function ends that. @throws SetupError where the port cannot be had */
  tell(vitals: Vitals, logger: Logger): Promise<() => Promise<void>>;
}

/** Counts where a port for metrics is set; else nothing is counted, told or loaded for it. */
export async function observe({ metricsPort }: Pick<Config, 'metricsPort'>): Promise<Observed> {
  if (metricsPort === null) return { metrics: noMetrics, tell: async () => async () => undefined };
  const [{ PrometheusMetrics }, { serveMetrics }] = await Promise.all([
    import('./prometheus-metrics.js'),
    import('./metrics-server.js'),
  ]);
  const metrics = new PrometheusMetrics();
  return {
    metrics,
    async tell(vitals, logger) {
      const { port, close } = await serveMetrics({ port: metricsPort, metrics, vitals, logger });
      logger.info({ port }, 'Metrics and health are told at 127.0.0.1.');
      return close;
    },
  };
}
