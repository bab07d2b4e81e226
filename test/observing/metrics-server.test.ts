import { request } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { SetupError } from '../../src/errors.js';
import { LocalDesk } from '../../src/desk/local-desk.js';
import { countedEmbedder } from '../../src/embedding/counted-embedder.js';
import { createLogger } from '../../src/logger.js';
import { serveMetrics, type MetricsServer } from '../../src/observing/metrics-server.js';
import { PrometheusMetrics } from '../../src/observing/prometheus-metrics.js';
import { Vitals } from '../../src/observing/vitals.js';
import { ProcessExtractor } from '../../src/reading/page/extractor.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

/** An archive whose disk can be filled. */
class FillableArchive extends MemoryArchive {
  isFull = false;

  override async requireWritable(): Promise<void> {
    if (this.isFull) throw new Error('The disk is full.');
  }
}

const logger = createLogger('silent');
const metrics = new PrometheusMetrics();
const archive = new FillableArchive(fakeDimension);
const model = { waiting: 3, problem: null as Error | null };
let folder: string;
let vitals: Vitals;
let server: MetricsServer;
let desk: LocalDesk;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dateline-metrics-'));
  vitals = new Vitals({
    archive,
    archiveFolder: folder,
    embedder: {
      get waiting() {
        return model.waiting;
      },
      async ready() {
        if (model.problem) throw model.problem;
      },
    },
  });
  server = await serveMetrics({ port: 0, metrics, vitals, logger });
  desk = new LocalDesk({
    archive,
    embedder: countedEmbedder(new FakeEmbedder(), metrics),
    fetcher: { fetch: () => Promise.reject(new Error('There is no web here.')) },
    extractor: new ProcessExtractor(),
    useSeeds: false,
    prepareSeeds: async () => undefined,
    now: () => new Date(),
    logger,
    metrics,
  });
});

afterAll(async () => {
  await server.close();
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

interface Got {
  readonly status: number;
  readonly text: string;
}

/** By hand, because `fetch` sets the host by itself. */
function get(path: string, { host = '127.0.0.1', method = 'GET' } = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: server.port, path, method, headers: { host } };
    request(options, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}

/** The figure that stands on a line of the metrics. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await get('/metrics')).text.split('\n').find((each) => each.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
}

const ask = (question: string) =>
  desk.ask({
    collection: localCollection,
    question,
    filters: { since: null, until: null, outlet: null },
    asOf: null,
    limit: 4,
    audience: { askerId: 'x', channelId: null, private: false },
  });
const add = (text: string) =>
  desk.add({
    collection: localCollection,
    input: { kind: 'text', text },
    hints: {},
    by: { id: 'x', name: 'x' },
  });

test('questions, articles and embeddings are counted, and no word of them stands in the metrics', async () => {
  await add('Otters of Brindle\n\nThe otters of Brindle moved into the new lock on Monday, said the keeper.');
  await expect(add('')).rejects.toThrow(/text/i);
  const { verdict } = await ask('Where did the otters of Brindle move?');
  await ask('Who painted the walrus?');
  await expect(ask('')).rejects.toThrow(/question/i);
  expect(await figure('dateline_articles_total{status="added",way="text"}')).toBe(1);
  expect(await figure('dateline_articles_total{status="refused",way="text"}')).toBe(1);
  expect(await figure(`dateline_question_seconds_count{verdict="${verdict}"}`)).toBeGreaterThanOrEqual(1);
  expect(await figure('dateline_question_seconds_count{verdict="refused"}')).toBe(1);
  expect(await figure('dateline_embeddings_total{kind="question"}')).toBeGreaterThanOrEqual(2);
  expect(await figure('dateline_embeddings_total{kind="passage"}')).toBeGreaterThanOrEqual(1);
  const { text } = await get('/metrics');
  expect(text).not.toMatch(/otter|brindle|walrus|local/i);
});

test('what the process is at is told as it is now', async () => {
  await archive.jobs.enqueue({ kind: 'purge', collection: 'local', payload: null });
  expect(await figure('dateline_jobs_waiting{kind="purge"}')).toBe(1);
  expect(await figure('dateline_embedding_queue')).toBe(3);
  model.waiting = 0;
  expect(await figure('dateline_embedding_queue')).toBe(0);
  expect(await figure('dateline_open_collections')).toBeGreaterThan(0);
  expect(await figure('dateline_disk_free_bytes')).toBeGreaterThan(0);
  expect(await figure('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
  const job = await archive.jobs.take(['purge']);
  await archive.jobs.finish(job?.id ?? '', 'done');
  expect(await figure('dateline_jobs_waiting{kind="purge"}')).toBeUndefined();
});

test('health is 200 where all is well, and 503 with the reason where something is not', async () => {
  const before = await get('/healthz');
  expect(before.status).toBe(503);
  expect(JSON.parse(before.text)).toMatchObject({
    status: 'unwell',
    problems: { gateway: 'Dateline is not logged in to Discord yet.', archive: null, embedder: null },
  });
  let isConnected = true;
  vitals.watchGateway(() => isConnected);
  const well = await get('/healthz');
  expect([well.status, (JSON.parse(well.text) as { status: string }).status]).toEqual([200, 'ok']);
  isConnected = false;
  expect(await get('/healthz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('connection to Discord'),
  });
  isConnected = true;
  archive.isFull = true;
  expect(await get('/healthz')).toMatchObject({
    status: 503,
    text: expect.stringContaining('The disk is full.'),
  });
  archive.isFull = false;
  model.problem = new SetupError('The model file is damaged.');
  expect(await get('/healthz')).toMatchObject({ status: 503, text: expect.stringContaining('damaged') });
  model.problem = null;
  expect((await get('/healthz')).status).toBe(200);
});

test.each(['localhost', 'localhost:9464', '[::1]:80', '127.0.0.1:1'])('%s is this machine', async (host) => {
  expect((await get('/healthz', { host })).status).toBe(200);
});

test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:9464', 'evil.example:80'])(
  'a page that comes to us as "%s" is told nothing',
  async (host) => {
    for (const path of ['/metrics', '/healthz']) expect((await get(path, { host })).status).toBe(403);
  },
);

test('other paths and methods are refused', async () => {
  expect((await get('/')).status).toBe(404);
  expect((await get('/metrics', { method: 'POST' })).status).toBe(405);
});

test('a port that is taken is said, with the way out', async () => {
  const again = serveMetrics({ port: server.port, metrics, vitals, logger: pino({ level: 'silent' }) });
  await expect(again).rejects.toThrow(
    /^Dateline cannot listen at 127\.0\.0\.1:\d+ .*DATELINE_METRICS_PORT\.$/,
  );
});
