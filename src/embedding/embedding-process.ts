import type { ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { forkChild } from '../child-process.js';
import { asError, SetupError } from '../errors.js';
import type { OnFetch } from './download/fetch-model.js';
import type { EmbeddingReport, EmbeddingRequest } from './embedding-messages.js';
import type { ModelProfile } from './model-profile.js';

/** As `nice` counts: 0 is usual, 19 the lowest. */
const embeddingPriority = 10;

/** A process with a loaded model, seen from outside. */
export interface EmbeddingProcess {
  readonly pid: number | undefined;
  /** Rejects with a SetupError where the model cannot be loaded; the process is then gone. */
  readonly loaded: Promise<void>;
  /** Resolves when it is gone, with what it said last. */
  readonly ended: Promise<string>;
  /** @throws ProcessEndedError where the process died first: the text may be tried again elsewhere. */
  embed(text: string, urgent: boolean): Promise<Float32Array>;
  /** Lets it end after the text at hand; kills it after a grace. Idempotent. */
  close(): Promise<void>;
}

/** The process died with a text in hand. */
export class ProcessEndedError extends Error {
  override readonly name = 'ProcessEndedError';
}

const graceMs = 1_000;
const lastWordsCharacters = 2_000;

/**
 * Forks an embedding child and has it load the model of `profile`. `onFetch` is told of each file that the child has
 * to fetch for it.
 * @throws SetupError where there is no place for such files.
 */
export function startEmbeddingProcess(profile: ModelProfile, onFetch?: OnFetch): EmbeddingProcess {
  const { source } = profile;
  if (source.kind === 'hub') makeCacheFolder(source.cacheFolder);
  const folder = source.kind === 'hub' ? source.cacheFolder : source.path;
  const child = forkChild({
    entry: new URL('./embedding-child.js', import.meta.url),
    nativeModules: true,
    readFolders: [folder],
    writeFolders: source.kind === 'hub' ? [folder] : [],
  });
  lowerPriority(child);
  return new ForkedEmbeddingProcess(child, profile, onFetch);
}

/**
 * Embedding takes all of the processors that there is work for: whatever else this machine does goes first, the main process
 * before all, in which a question waits for less (an import on two cores delays its event loop by 27 ms at the 99th of a hundred
 * instead of 44, and loses nothing).
 */
function lowerPriority({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, embeddingPriority);
  } catch {
    // Where the system does not let us, it goes on as it is.
  }
}

function makeCacheFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (thrown) {
    throw new SetupError(
      `A model from a hub is kept in ${folder}, which cannot be made (${asError(thrown).message}): make it writable, or give DATELINE_MODEL a folder.`,
      { cause: thrown },
    );
  }
}

interface Waiting {
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

class ForkedEmbeddingProcess implements EmbeddingProcess {
  readonly loaded: Promise<void>;
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #profile: ModelProfile;
  readonly #onFetch: OnFetch | undefined;
  #settleLoad: { resolve(): void; reject(error: Error): void };
  #lastId = 0;
  /** How it ended, once it has. */
  #gone: string | null = null;

  constructor(child: ChildProcess, profile: ModelProfile, onFetch: OnFetch | undefined) {
    this.#child = child;
    this.#profile = profile;
    this.#onFetch = onFetch;
    this.#settleLoad = { resolve() {}, reject() {} };
    this.loaded = new Promise((resolve, reject) => {
      this.#settleLoad = { resolve, reject };
    });
    // Whoever waits for it hears of a failure; where nobody does it must not end the main process.
    this.loaded.catch(() => {});
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      lastWords = (lastWords + words).slice(-lastWordsCharacters);
    });
    child.on('message', (report) => this.#hear(report as EmbeddingReport));
    this.ended = new Promise((resolve) => {
      const end = (how: string): void => {
        const said = lastWords.trim();
        const words = said ? `${how}: ${said}` : how;
        resolve(words);
        this.#fail(words);
      };
      child.on('error', (error) => end(`could not be started or reached (${error.message})`));
      // Not its 'close' event: Node 20 leaves that out where we have disconnected the channel ourselves.
      child.on('exit', (code, signal) => {
        const how = signal ? `ended by ${signal}` : `ended with code ${code}`;
        const { stderr } = child;
        if (!stderr || stderr.closed) end(how);
        else stderr.once('close', () => end(how));
      });
    });
    this.#send({ kind: 'load', profile });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  embed(text: string, urgent: boolean): Promise<Float32Array> {
    if (this.#gone !== null) return Promise.reject(new ProcessEndedError(this.#gone));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ kind: 'embed', id, text, urgent });
    });
  }

  async close(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    const deadline = setTimeout(() => this.#child.kill('SIGKILL'), graceMs);
    await this.ended;
    clearTimeout(deadline);
  }

  #send(request: EmbeddingRequest): void {
    // An error here means that the process is gone, which `exit` reports with the reason.
    this.#child.send(request, () => {});
  }

  #hear(report: EmbeddingReport): void {
    if (report.kind === 'loaded') this.#settleLoad.resolve();
    else if (report.kind === 'fetching') this.#onFetch?.(report.path, report.bytes);
    else if (report.kind === 'load-failed') {
      this.#settleLoad.reject(report.setup ? new SetupError(report.message) : new Error(report.message));
      void this.close();
    } else {
      const waiting = this.#waiting.get(report.id);
      this.#waiting.delete(report.id);
      // Copied, because what the channel delivers is a view that keeps the channel's whole buffer alive.
      if (report.kind === 'embedded') waiting?.resolve(report.vector.slice());
      else waiting?.reject(new Error(report.message));
    }
  }

  #fail(words: string): void {
    this.#gone = words;
    this.#settleLoad.reject(
      new SetupError(
        `The process that loads the model ${this.#profile.name} ${words}. Is there enough memory (about 200 MB for each process)?`,
      ),
    );
    for (const waiting of this.#waiting.values())
      waiting.reject(new ProcessEndedError(`The embedding process ${words}`));
    this.#waiting.clear();
  }
}
