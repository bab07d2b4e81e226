import { createConnection, type Socket } from 'node:net';
import type { Answer } from '../archive/answer.js';
import type { CollectionStats } from '../archive/collection.js';
import type { Damage } from '../archive/damage.js';
import type { BackupProgress, BackupSummary } from '../archive/backup.js';
import type { Article } from '../archive/article.js';
import type { CollectionId } from '../archive/collection-id.js';
import { asError, SetupError } from '../errors.js';
import type { AddRequest, AskRequest, Desk, FindAnswerRequest, ReadOutcome } from './desk.js';
import type { AddOutcome, AddProgress } from '../reading/article-input.js';
import type { AliasGroup } from '../search/alias-table.js';
import type { FeedDesk } from './feed-desk.js';
import { SocketConnection } from './socket-connection.js';
import { SocketFeedDesk } from './socket-feed-desk.js';
import { isTrustedSocketFolder } from './socket-folder.js';
import { socketPath } from './socket-path.js';
import type { PrivacyDesk } from './privacy-desk.js';
import { socketPrivacyDesk } from './socket-privacy.js';
import { protocolVersion } from './socket-requests.js';

/**
 * The desk of the process that holds the archive; null where nobody listens.
 * @throws SetupError where somebody listens who does not answer within `timeoutMs`, is of another version, or is not ours.
 */
export async function connectDesk(archiveFolder: string, timeoutMs: number): Promise<Desk | null> {
  const path = socketPath(archiveFolder);
  if (!isTrustedSocketFolder(path)) return null;
  const socket = await openSocket(path);
  if (!socket) return null;
  const connection = new SocketConnection(socket);
  let isLate = false;
  const deadline = setTimeout(() => {
    isLate = true;
    socket.destroy();
  }, timeoutMs);
  try {
    const greeting = (await connection.call('hello', {})) as { protocolVersion?: unknown };
    if (greeting.protocolVersion === protocolVersion) return new SocketDesk(connection);
  } catch (thrown) {
    // It hung up: it is about to end, and soon nobody will listen.
    if (!isLate) return null;
    throw new SetupError(
      `The process that holds the archive ${archiveFolder} does not answer within ${timeoutMs} ms: wait a moment, or restart it.`,
      { cause: thrown },
    );
  } finally {
    clearTimeout(deadline);
  }
  await connection.close();
  throw new SetupError(
    `The process that holds the archive ${archiveFolder} is of another version: restart it.`,
  );
}

/** What connecting fails with where there is no archive, no socket, one without a listener, or one that is just being closed. */
const nobodyThere: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'ECONNREFUSED',
  'ENOTSOCK',
  'ECONNRESET',
  'EPIPE',
]);

/** Null where there is no socket, or one that a process left behind. */
function openSocket(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.off('error', fail);
      resolve(socket);
    });
    const fail = (error: NodeJS.ErrnoException): void => {
      if (nobodyThere.has(error.code ?? '')) resolve(null);
      else {
        reject(
          new SetupError(
            `The socket ${path} cannot be used (${asError(error).message}): run this as the user who runs Dateline.`,
            { cause: error },
          ),
        );
      }
    };
    socket.once('error', fail);
  });
}

/** Each call goes to the running process and comes back as if it were done here. */
class SocketDesk implements Desk {
  readonly feeds: FeedDesk;
  readonly privacy: PrivacyDesk;
  readonly #connection: SocketConnection;

  constructor(connection: SocketConnection) {
    this.#connection = connection;
    this.privacy = socketPrivacyDesk((method, params) => this.#ask(method, params));
    this.feeds = new SocketFeedDesk((method, params) => connection.call(`feeds.${method}`, params));
  }

  async ask(request: AskRequest): Promise<Answer> {
    return (await this.#connection.call('ask', request)) as Answer;
  }

  async add(request: AddRequest, onProgress?: (progress: AddProgress) => void): Promise<AddOutcome> {
    const outcome = await this.#connection.call('add', request, (progress) =>
      onProgress?.(progress as AddProgress),
    );
    return outcome as AddOutcome;
  }

  async read({ input, hints }: Pick<AddRequest, 'input' | 'hints'>): Promise<ReadOutcome> {
    return (await this.#connection.call('read', { input, hints })) as ReadOutcome;
  }

  /** `canSee` stays here: the command line, whose files these are, may read every public answer. */
  async findAnswer({ collection, answer, readerId, channelId }: FindAnswerRequest): Promise<Answer> {
    const request = { collection, answer, readerId, channelId };
    return (await this.#connection.call('findAnswer', request)) as Answer;
  }

  async attachMessage(collection: CollectionId, answerId: string, messageId: string): Promise<void> {
    await this.#connection.call('attachMessage', { collection, answerId, messageId });
  }

  async outlets(collection: CollectionId): Promise<readonly string[]> {
    return (await this.#connection.call('outlets', { collection })) as readonly string[];
  }

  async aliases(collection: CollectionId): Promise<readonly AliasGroup[]> {
    return (await this.#connection.call('aliases', { collection })) as readonly AliasGroup[];
  }

  readonly setAliases: Desk['setAliases'] = (collection, groups, by) =>
    this.#ask('setAliases', { collection, groups, by });

  async stats(collection: CollectionId): Promise<CollectionStats> {
    return (await this.#connection.call('stats', { collection })) as CollectionStats;
  }

  async verify(): Promise<readonly Damage[]> {
    return (await this.#connection.call('verify', {})) as readonly Damage[];
  }

  readonly backup: Desk['backup'] = async (file, onProgress) => {
    const summary = await this.#connection.call('backup', { file }, (progress) =>
      onProgress?.(progress as BackupProgress),
    );
    return summary as BackupSummary;
  };
  readonly repair: Desk['repair'] = () => this.#ask('repair', {});

  async articles(
    collection: CollectionId,
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly Article[]> {
    const articles = await this.#connection.call('articles', { collection, ...page });
    return articles as readonly Article[];
  }

  readonly check: Desk['check'] = (request) => this.#ask('check', request);
  readonly feedback: Desk['feedback'] = (collection, page) => this.#ask('feedback', { collection, ...page });
  readonly hosts: Desk['hosts'] = (collection) => this.#ask('hosts', { collection });
  readonly setHosts: Desk['setHosts'] = (collection, rules, by) =>
    this.#ask('setHosts', { collection, rules, by });
  readonly listArticles: Desk['listArticles'] = (request) => this.#ask('listArticles', request);
  readonly showArticle: Desk['showArticle'] = (request) => this.#ask('showArticle', request);
  readonly editArticle: Desk['editArticle'] = (request) => this.#ask('editArticle', request);
  readonly removeArticle: Desk['removeArticle'] = (request) => this.#ask('removeArticle', request);
  readonly undoRemoval: Desk['undoRemoval'] = (request) => this.#ask('undoRemoval', request);
  readonly removals: Desk['removals'] = (collection) => this.#ask('removals', { collection });

  async #ask<Result>(method: string, request: object): Promise<Result> {
    return (await this.#connection.call(method, request)) as Result;
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}
