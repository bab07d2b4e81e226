import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asError, SetupError } from '../errors.js';
import type { Logger } from '../logger.js';
import type { PrometheusMetrics } from './prometheus-metrics.js';
import type { Vitals } from './vitals.js';

export interface MetricsServerOptions {
  /** 0: any that is free. */
  readonly port: number;
  readonly metrics: PrometheusMetrics;
  readonly vitals: Vitals;
  readonly logger: Logger;
}

export interface MetricsServer {
  readonly port: number;
  close(): Promise<void>;
}

const address = '127.0.0.1';
/** What somebody on this machine calls it. A page in a browser here that was led to us by a name of its own is turned away. */
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Serves `/metrics` for Prometheus and `/healthz` (200 or, with the reasons, 503), to this machine alone.
 * @throws SetupError where the port cannot be had.
 */
export async function serveMetrics(options: MetricsServerOptions): Promise<MetricsServer> {
  const { port, logger } = options;
  const server = createServer((request, response) => {
    answer(request, response, options).catch((thrown: unknown) => {
      logger.error({ error: asError(thrown).message }, 'Metrics could not be told.');
      if (!response.headersSent)
        send(response, 500, 'text/plain', 'The metrics could not be read: see the log.\n');
    });
  });
  // Who asks for two lines needs no minute for it.
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new SetupError(
          `Dateline cannot listen at ${address}:${port} (${error.message}): give another port in DATELINE_METRICS_PORT.`,
          { cause: error },
        ),
      ),
    );
    server.listen(port, address, resolve);
  });
  server.on('error', (error) => logger.error({ error: error.message }, 'The metrics server failed.'));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { metrics, vitals }: MetricsServerOptions,
): Promise<void> {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!loopbackHosts.has(host)) return send(response, 403, 'text/plain', 'For this machine only.\n');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, 405, 'text/plain', 'Only GET.\n');
  }
  switch ((request.url ?? '').split('?', 1)[0]) {
    case '/metrics':
      return send(response, 200, metrics.contentType, await metrics.text(await vitals.figures()));
    case '/healthz': {
      const health = await vitals.health();
      const isWell = Object.values(health).every((problem) => problem === null);
      const body = { status: isWell ? 'ok' : 'unwell', problems: health };
      return send(response, isWell ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`);
    }
    default:
      return send(response, 404, 'text/plain', 'There are /metrics and /healthz.\n');
  }
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
}
