import { UserError } from '../../errors.js';
import { ReaderProcess, type ReaderFailure, type ReaderLimits } from '../../reader-process.js';
import type { FeedDocument, FeedOutline, FeedReply, FeedResult, FeedTask } from './feed-document.js';

/** Bytes as they came, and where from. */
export interface FeedBytes {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  readonly url: string;
}

/** Reads feeds and what names them. */
export interface FeedParser {
  /**
   * @param nowMs milliseconds since 1970: what is dated later is not believed.
   * @throws UserError "not-a-feed" or "broken-feed", and where it costs too much. Rejects with `signal.reason` when aborted.
   */
  feed(given: FeedBytes, nowMs: number, signal?: AbortSignal): Promise<FeedDocument>;
  /** The feeds that a page names, normalised, the likeliest first. @throws UserError where it costs too much. */
  links(page: FeedBytes, signal?: AbortSignal): Promise<readonly string[]>;
  /** The feeds that an OPML file names. @throws UserError "not-opml", and where it costs too much. */
  outlines(bytes: Uint8Array): Promise<readonly FeedOutline[]>;
  close(): Promise<void>;
}

/** A feed of 100,000 items takes one or two seconds. */
const deadlineMs = 5_000;

/** Reads them in a child process of its own, so that a feed never keeps a member's page waiting. */
export class ProcessFeedParser implements FeedParser {
  readonly #child: ReaderProcess<FeedTask, FeedReply>;

  constructor(limits: ReaderLimits = {}) {
    const entry = new URL('./feed-child.js', import.meta.url);
    this.#child = new ReaderProcess(entry, { deadlineMs, ...limits });
  }

  async feed(given: FeedBytes, nowMs: number, signal?: AbortSignal): Promise<FeedDocument> {
    const result = await this.#run({ kind: 'feed', ...given, nowMs }, given.url, signal);
    return 'feed' in result ? result.feed : unexpected(given.url);
  }

  async links(page: FeedBytes, signal?: AbortSignal): Promise<readonly string[]> {
    const result = await this.#run({ kind: 'links', ...page }, page.url, signal);
    return 'links' in result ? result.links : unexpected(page.url);
  }

  async outlines(bytes: Uint8Array): Promise<readonly FeedOutline[]> {
    const result = await this.#run({ kind: 'opml', bytes }, null);
    return 'outlines' in result ? result.outlines : unexpected('an OPML file');
  }

  close(): Promise<void> {
    return this.#child.close();
  }

  async #run(task: FeedTask, url: string | null, signal?: AbortSignal): Promise<FeedResult> {
    const reply = await this.#child.read(task, signal);
    if (typeof reply === 'string') throw costly(reply, url);
    if ('failure' in reply) throw costly('crash', url);
    if ('refusal' in reply) throw new UserError(reply.refusal, { address: shortened(url) });
    return reply;
  }
}

/** What the child was ended over. @param url null for an OPML file. */
function costly(failure: ReaderFailure, url: string | null): UserError {
  return url === null
    ? new UserError(`opml-${failure}`)
    : new UserError(`feed-${failure}`, { address: shortened(url) });
}

function shortened(url: string | null): string {
  return (url ?? '').slice(0, 200);
}

function unexpected(what: string): never {
  throw new Error(`The child process answered something else than was asked for ${what}.`);
}
