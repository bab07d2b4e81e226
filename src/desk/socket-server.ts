import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { asError, SetupError, UsageError, UserError } from '../errors.js';
import type { Logger } from '../logger.js';
import { noMetrics, type Metrics } from '../observing/metrics.js';
import { observeRequest } from '../observing/observe-request.js';
import { errorNumber, type RequestOutcome } from '../observing/request-scope.js';
import type { Desk } from './desk.js';
import { errorToFrame } from './socket-errors.js';
import { prepareSocketFolder } from './socket-folder.js';
import { encodeFrame, FrameReader, longestFrameBytes } from './socket-frames.js';
import { socketPath } from './socket-path.js';
import { callDesk, isDeskMethod } from './socket-requests.js';

const requestSchema = z.object({
  id: z.number().int().nonnegative(),
  method: z.string(),
  params: z.unknown().optional(),
});

type CallOnDesk = Parameters<typeof callDesk> extends [unknown, ...infer Rest] ? Rest : never;

/** How long requests under way may take when the server closes. */
const drainMs = 5_000;
/** How long a client may take to read its last replies. */
const farewellMs = 1_000;

/**
 * Lets command lines use `desk` over the socket of the archive's folder. Only this user can connect. A socket that a
 * process left behind is removed: the caller holds the archive's lock, so nobody can be listening.
 *
 * `close` lets requests under way finish for five seconds; it does not close the desk.
 * @throws SetupError where it cannot listen.
 */
export async function serveDesk(
  desk: Desk,
  archiveFolder: string,
  logger: Logger,
  metrics: Metrics = noMetrics,
): Promise<{ close(): Promise<void> }> {
  const path = socketPath(archiveFolder);
  const deskServer = new DeskServer(desk, logger, metrics);
  try {
    prepareSocketFolder(path);
    removeStaleSocket(path);
    await deskServer.listen(path);
  } catch (thrown) {
    if (thrown instanceof SetupError) throw thrown;
    throw new SetupError(
      `Dateline cannot listen at ${path} (${asError(thrown).message}): see that this user may write there.`,
      { cause: thrown },
    );
  }
  return deskServer;
}

function removeStaleSocket(path: string): void {
  if (process.platform === 'win32') return;
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (!facts) return;
  if (!facts.isSocket())
    throw new SetupError(`${path} is in the way of Dateline's socket: move it elsewhere.`);
  unlinkSync(path);
}

class DeskServer {
  readonly #desk: Desk;
  readonly #logger: Logger;
  readonly #metrics: Metrics;
  readonly #server: Server;
  readonly #connections = new Set<Socket>();
  readonly #underWay = new Set<Promise<void>>();
  #closing: Promise<void> | null = null;

  constructor(desk: Desk, logger: Logger, metrics: Metrics) {
    this.#desk = desk;
    this.#logger = logger;
    this.#metrics = metrics;
    this.#server = createServer((connection) => this.#serve(connection));
  }

  listen(path: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      // The socket is made within this call, so that no other user can connect even for a moment.
      const mask = process.umask(0o177);
      try {
        this.#server.listen(path, () => {
          if (process.platform !== 'win32') chmodSync(path, 0o600);
          this.#server.off('error', reject);
          this.#server.on('error', (error) => this.#logger.error({ err: error }, 'the socket failed'));
          resolve();
        });
      } finally {
        process.umask(mask);
      }
    });
  }

  /** Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
    let deadline: NodeJS.Timeout | undefined;
    await Promise.race([
      Promise.all(this.#underWay),
      new Promise((resolve) => {
        deadline = setTimeout(resolve, drainMs);
      }),
    ]);
    clearTimeout(deadline);
    for (const connection of this.#connections) {
      connection.end();
      // A client that does not read would keep us for ever.
      setTimeout(() => connection.destroy(), farewellMs).unref();
    }
    await closed;
  }

  #serve(connection: Socket): void {
    const reader = new FrameReader();
    this.#connections.add(connection);
    connection.on('close', () => this.#connections.delete(connection));
    // A client that goes away ends its connection only; what it had asked for is done.
    connection.on('error', (error) => this.#logger.debug({ err: error }, 'a connection failed'));
    connection.on('data', (chunk: Uint8Array) => {
      try {
        for (const frame of reader.push(chunk)) this.#accept(connection, requestSchema.parse(frame));
      } catch (thrown) {
        this.#logger.warn({ reason: asError(thrown).name }, 'a connection sent what is no request');
        connection.destroy();
      }
    });
  }

  #accept(connection: Socket, request: z.infer<typeof requestSchema>): void {
    const work = this.#answer(connection, request);
    this.#underWay.add(work);
    void work.finally(() => this.#underWay.delete(work));
  }

  async #answer(connection: Socket, { id, method, params }: z.infer<typeof requestSchema>): Promise<void> {
    // What a client made up belongs neither in the log nor among the metrics.
    const isKnown = isDeskMethod(method);
    const observer = {
      logger: this.#logger,
      level: isFrequent(method) ? 'debug' : 'info',
      onEnd: (outcome: RequestOutcome) => this.#metrics.socketRequest(isKnown ? method : 'unknown', outcome),
    } as const;
    try {
      const name = isKnown ? method : 'unknown';
      await observeRequest({ kind: 'socket', name, ...collectionIn(params) }, observer, async () => {
        const result = await this.#call(method, params, (progress) => send(connection, { id, progress }));
        // JSON leaves out what is undefined, and a frame without a result would be no answer.
        send(connection, { id, result: result ?? null });
      });
    } catch (thrown) {
      send(connection, { id, error: errorToFrame(thrown) });
    }
  }

  /** What nobody expected is logged, and passed on with the id under which it stands in the log. */
  async #call(...[method, params, onProgress]: CallOnDesk): Promise<unknown> {
    if (this.#closing) throw new UserError('shutting-down');
    try {
      return await callDesk(this.#desk, method, params, onProgress);
    } catch (thrown) {
      if ([UserError, SetupError, UsageError].some((ours) => thrown instanceof ours)) throw thrown;
      const { name, message, stack } = asError(thrown);
      this.#logger.error({ method, error: { name, message, stack } }, 'A request over the socket failed.');
      throw new Error(`${message} (id ${errorNumber()})`, { cause: thrown });
    }
  }
}

/** One line for every article of an import, and for every page of an export, would drown the log. */
function isFrequent(method: string): boolean {
  return ['hello', 'add', 'read', 'articles', 'attachMessage'].includes(method);
}

function collectionIn(params: unknown): { readonly collection?: string } {
  const collection = (params as { readonly collection?: unknown } | undefined)?.collection;
  return typeof collection === 'string' && /^[\w:-]{1,60}$/.test(collection) ? { collection } : {};
}

function send(connection: Socket, content: object): void {
  if (!connection.writable) return;
  const frame = encodeFrame(content);
  if (Buffer.byteLength(frame) > longestFrameBytes) {
    throw new UserError(
      'reply-too-large',
      'The reply is too large for one message: ask for fewer at a time.',
    );
  }
  connection.write(frame);
}
