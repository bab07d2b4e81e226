import type { ExtractedFile, FileReply, FileRequest, FileToExtract } from '../file/extracted-file.js';
import { costlyFile, fileRefusal } from '../file/file-refusals.js';
import { ReaderProcess, type ReaderLimits } from '../../reader-process.js';
import type { ExtractedPage, ExtractionReply, ExtractionRequest } from './extracted-page.js';
import { costlyPage, pageRefusal } from './page-refusals.js';

/** A page as it is to be read. */
export interface PageToExtract {
  readonly html: Uint8Array;
  /** As the HTTP header names it; null where none is known. */
  readonly charset: string | null;
  /** Null for a file. */
  readonly url: string | null;
  /** Host or file name, for refusals. */
  readonly name: string;
}

/** Finds the article in a page or a file. */
export interface Extractor {
  /** @throws UserError where the page holds no article or costs too much. Rejects with `signal.reason` when aborted. */
  extract(page: PageToExtract, signal?: AbortSignal): Promise<ExtractedPage>;
  /** @throws UserError where the file is locked, damaged, without text, or costs too much. Rejects as `extract`. */
  extractFile(file: FileToExtract, signal?: AbortSignal): Promise<ExtractedFile>;
  close(): Promise<void>;
}

/** Reads pages in one child process and files in another, each one after the other. */
export class ProcessExtractor implements Extractor {
  readonly #pages: ReaderProcess<Omit<ExtractionRequest, 'id'>, ExtractionReply>;
  readonly #files: ReaderProcess<Omit<FileRequest, 'id'>, FileReply>;

  constructor(limits: ReaderLimits = {}) {
    this.#pages = new ReaderProcess(new URL('./extraction-child.js', import.meta.url), limits);
    this.#files = new ReaderProcess(new URL('../file/file-child.js', import.meta.url), limits);
  }

  /** Of the child that reads pages, for tests and measurements; null where none is running. */
  get childId(): number | null {
    return this.#pages.childId;
  }

  /** Of the child that reads files. */
  get fileChildId(): number | null {
    return this.#files.childId;
  }

  async extract({ name, ...page }: PageToExtract, signal?: AbortSignal): Promise<ExtractedPage> {
    const reply = await this.#pages.read(page, signal);
    if (typeof reply === 'string') throw costlyPage(reply, name);
    if ('page' in reply) return reply.page;
    throw 'refusal' in reply ? pageRefusal(reply.refusal, name) : costlyPage('crash', name);
  }

  async extractFile({ name, ...file }: FileToExtract, signal?: AbortSignal): Promise<ExtractedFile> {
    const reply = await this.#files.read(file, signal);
    if (typeof reply === 'string') throw costlyFile(reply, name);
    if ('file' in reply) return reply.file;
    throw 'refusal' in reply ? fileRefusal(reply.refusal, file.kind, name) : costlyFile('crash', name);
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#files.close()]);
  }
}
