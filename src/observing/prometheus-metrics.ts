import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './metrics.js';
import type { Figures } from './vitals.js';

const bytesHelp = 'in bytes';
/** Seconds. A question takes some 40 ms; a second is too long, a minute a disaster. */
const questionBuckets = [0.01, 0.02, 0.03, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5];
const workBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60];

/** Counts for Prometheus. Labels are words of the code alone, so that there are few of them and none tells of a person. */
export class PrometheusMetrics implements Metrics {
  readonly #registry = new Registry();
  readonly #questions = this.#histogram(
    'question_seconds',
    'Questions by verdict.',
    ['verdict'],
    questionBuckets,
  );
  readonly #articles = this.#counter('articles_total', 'Articles by what became of them and how they came.', [
    'status',
    'way',
  ]);
  readonly #texts = this.#counter('embeddings_total', 'Texts that were embedded.', ['kind']);
  readonly #embeddings = this.#histogram(
    'embedding_seconds',
    'Calls of the embedder.',
    ['kind'],
    workBuckets,
  );
  readonly #deaths = this.#counter('embedder_deaths_total', 'Embedding processes that died.', []);
  readonly #jobs = this.#histogram(
    'job_seconds',
    'Jobs by kind and outcome.',
    ['kind', 'outcome'],
    workBuckets,
  );
  readonly #polls = this.#counter('feed_polls_total', 'Polls of feeds.', ['status']);
  readonly #requests = this.#counter(
    'discord_requests_total',
    'Requests to Discord by the status of their reply; 429 is a rate limit.',
    ['status'],
  );
  readonly #interactions = this.#histogram(
    'interaction_seconds',
    'Interactions and messages by command and outcome.',
    ['kind', 'name', 'outcome'],
    workBuckets,
  );
  readonly #socketRequests = this.#counter('socket_requests_total', 'Requests of command lines.', [
    'method',
    'outcome',
  ]);
  readonly #gauges = [
    ['openCollections', this.#gauge('open_collections', 'Collections whose files are open.')],
    ['indexPoints', this.#gauge('index_points', 'Points in the vector indexes that are loaded.')],
    ['indexesAtWork', this.#gauge('indexes_at_work', 'Indexes that are being loaded, built or saved.')],
    ['embeddingQueue', this.#gauge('embedding_queue', 'Texts that wait to be embedded.')],
    ['archiveBytes', this.#gauge('archive_bytes', `Size of the archive's files, ${bytesHelp}.`)],
    ['diskFreeBytes', this.#gauge('disk_free_bytes', `Room on the archive's disk, ${bytesHelp}.`)],
  ] as const;
  readonly #jobsWaiting = this.#gauge('jobs_waiting', 'Jobs that are queued or at work.', ['kind']);
  readonly #children = this.#gauge('child_processes', 'Child processes that are alive.', ['child']);
  readonly #childBytes = this.#gauge('child_resident_bytes', `Memory of child processes, ${bytesHelp}.`, [
    'child',
  ]);

  constructor() {
    // Event-loop delay, heap, resident memory, processor time and open handles of this process.
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** All of it as Prometheus reads it. */
  async text(figures: Figures): Promise<string> {
    for (const [name, gauge] of this.#gauges) gauge.set(figures[name]);
    for (const gauge of [this.#jobsWaiting, this.#children, this.#childBytes]) gauge.reset();
    for (const [kind, jobs] of figures.jobs) this.#jobsWaiting.set({ kind }, jobs);
    for (const [child, { processes, residentBytes }] of figures.children) {
      this.#children.set({ child }, processes);
      this.#childBytes.set({ child }, residentBytes);
    }
    return this.#registry.metrics();
  }

  readonly question: Metrics['question'] = (verdict, tookMs) =>
    this.#questions.observe({ verdict }, tookMs / 1_000);

  readonly article: Metrics['article'] = (status, way) => this.#articles.inc({ status, way });

  readonly embedded: Metrics['embedded'] = (kind, texts, tookMs) => {
    this.#texts.inc({ kind }, texts);
    this.#embeddings.observe({ kind }, tookMs / 1_000);
  };

  readonly embedderDied: Metrics['embedderDied'] = () => this.#deaths.inc();

  readonly job: Metrics['job'] = (kind, outcome, tookMs) =>
    this.#jobs.observe({ kind, outcome }, tookMs / 1_000);

  readonly feedPolled: Metrics['feedPolled'] = (status) => this.#polls.inc({ status });

  readonly discordRequest: Metrics['discordRequest'] = (status) =>
    this.#requests.inc({ status: status ?? 'none' });

  readonly interaction: Metrics['interaction'] = (kind, name, outcome, tookMs) =>
    this.#interactions.observe({ kind, name, outcome }, tookMs / 1_000);

  readonly socketRequest: Metrics['socketRequest'] = (method, outcome) =>
    this.#socketRequests.inc({ method, outcome });

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `dateline_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> {
    return new Gauge({ name: `dateline_${name}`, help, labelNames, registers: [this.#registry] });
  }

  #histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: number[],
  ): Histogram<Label> {
    const registers = [this.#registry];
    return new Histogram({ name: `dateline_${name}`, help, labelNames, buckets, registers });
  }
}
