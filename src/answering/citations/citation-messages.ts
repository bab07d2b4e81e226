import type { CitationFormat } from './citation-format.js';
import type { CitationRun } from './citation-runs.js';
import type { CslItem } from './csl-item.js';

/** Forms for which a library is needed. */
export type LaidOutFormat = Exclude<CitationFormat, 'links' | 'csl-json'>;

/** What the process that lays citations out is sent. */
export interface CitationRequest {
  readonly id: number;
  readonly format: LaidOutFormat;
  readonly items: readonly CslItem[];
}

/** One list of runs for each item, or the text of a file. */
export type LaidOut = { readonly citations: readonly (readonly CitationRun[])[] } | { readonly file: string };

export type CitationReply = { readonly id: number } & (LaidOut | { readonly failure: string });
