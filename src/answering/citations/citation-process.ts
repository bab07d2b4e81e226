import { UserError } from '../../errors.js';
import { ReaderProcess, type ReaderLimits } from '../../reader-process.js';
import type { CitationReply, CitationRequest, LaidOut, LaidOutFormat } from './citation-messages.js';
import type { CslItem } from './csl-item.js';
import { styleFolder } from './style-files.js';

/** Lays sources out for which a library is needed. */
export interface CitationWriter {
  /** @throws UserError where these sources cost too much. */
  layOut(items: readonly CslItem[], format: LaidOutFormat): Promise<LaidOut>;
  close(): Promise<void>;
}

/** A style takes a second of its own the first time, and a citation a few milliseconds. */
const deadlineMs = 10_000;
/** The three styles take 280 MB as their processor keeps them, the process 360 MB. */
const heapMegabytes = 448;
const maximumBytes = 640 * 2 ** 20;

/**
 * Lays citations out in a child process, which is started when somebody first wants one and ended when nobody has for a
 * while: the library would hold the process that answers for a second, and what it makes of hostile texts is its own.
 */
export class CitationProcess implements CitationWriter {
  readonly #process: ReaderProcess<Omit<CitationRequest, 'id'>, CitationReply>;

  constructor(limits: ReaderLimits = {}) {
    this.#process = new ReaderProcess(new URL('./citation-child.js', import.meta.url), {
      deadlineMs,
      heapMegabytes,
      maximumBytes,
      readFolders: [styleFolder],
      ...limits,
    });
  }

  /** Of the child that is running, for tests and measurements; null where none is. */
  get childId(): number | null {
    return this.#process.childId;
  }

  async layOut(items: readonly CslItem[], format: LaidOutFormat): Promise<LaidOut> {
    const reply = await this.#process.read({ format, items });
    if (typeof reply === 'string') throw new UserError('citation-too-costly');
    if ('failure' in reply) throw new Error(`Sources could not be cited: ${reply.failure}`);
    return reply;
  }

  close(): Promise<void> {
    return this.#process.close();
  }
}
