import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What the process is told at its start. */
export interface SoakOrder {
  readonly token: string;
  readonly restApi: string;
  readonly archiveFolder: string;
  readonly sitePort: number;
  /** Servers in which one may ask and add without limit. */
  readonly guildIds: readonly string[];
}

interface LogLine {
  readonly level?: number;
  readonly msg?: string;
  readonly outcome?: string;
}

/** pino's number for a warning. */
const warning = 40;

/** The Dateline that is measured, in a process of its own, and what it logs. */
export class SoakProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  /** Lines of the log that tell of trouble, as they came. */
  readonly troubles: string[] = [];
  #exit: string | null = null;
  #metricsPort = 0;

  private constructor(order: SoakOrder) {
    const entry = fileURLToPath(new URL('./soak-server.js', import.meta.url));
    this.#child = fork(entry, [JSON.stringify(order)], { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
    this.#ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        this.#exit = signal ?? String(code);
        resolve();
      });
    });
    if (this.#child.stderr) createInterface(this.#child.stderr).on('line', (line) => this.#hear(line));
  }

  /** Resolves when it has its models and tells its metrics; it then logs in to Discord. @throws Error where it ends before */
  static async start(order: SoakOrder): Promise<SoakProcess> {
    const soaked = new SoakProcess(order);
    const ready = new Promise<number>((resolve) => {
      soaked.#child.once('message', (message) => resolve((message as { metricsPort: number }).metricsPort));
    });
    const port = await Promise.race([ready, soaked.#ended.then(() => null)]);
    if (port === null)
      throw new Error(`It ended at its start (${soaked.#exit}): ${soaked.troubles.join('\n')}`);
    soaked.#metricsPort = port;
    return soaked;
  }

  /** How it ended; null while it is alive. */
  get exit(): string | null {
    return this.#exit;
  }

  /** The figures of `/metrics`, by name and labels as they stand there. */
  async figures(): Promise<ReadonlyMap<string, number>> {
    const response = await fetch(`http://127.0.0.1:${this.#metricsPort}/metrics`);
    const lines = (await response.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(
      lines.map((line) => {
        const space = line.lastIndexOf(' ');
        return [line.slice(0, space), Number(line.slice(space + 1))];
      }),
    );
  }

  /** Null where it is well, else what `/healthz` says. */
  async illness(): Promise<string | null> {
    const response = await fetch(`http://127.0.0.1:${this.#metricsPort}/healthz`);
    return response.ok ? null : (await response.text()).trim();
  }

  /** Tells it to stop, and says how it ended: "0" where all went well. */
  async stop(): Promise<string> {
    this.#child.kill('SIGTERM');
    await this.#ended;
    return this.#exit ?? 'unknown';
  }

  #hear(line: string): void {
    const { level = warning, outcome } = readLine(line);
    if (level >= warning || outcome === 'failed') this.troubles.push(line);
  }
}

/** What is no line of the log, as a last word of Node, is trouble as well. */
function readLine(line: string): LogLine {
  try {
    return JSON.parse(line) as LogLine;
  } catch {
    return {};
  }
}
