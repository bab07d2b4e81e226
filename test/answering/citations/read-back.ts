import { createRequire } from 'node:module';

/** An item as a reference manager has it after an import. */
export interface ReadItem {
  readonly id?: string;
  readonly type?: string;
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  /** One name alone is no list. */
  readonly reporter?: string | readonly string[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly accessed?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly URL?: string;
  readonly note?: string;
}

type Cite = new (text: string, options: object) => { readonly data: readonly ReadItem[] };

/** Reads a file back by Citation.js's own readers. */
export function readBack(text: string, format: 'bibtex' | 'ris' | 'csl-json'): readonly ReadItem[] {
  const load = createRequire(import.meta.url);
  const { Cite } = load('@citation-js/core') as { readonly Cite: Cite };
  load('@citation-js/plugin-bibtex');
  load('@citation-js/plugin-ris');
  const forceType = { bibtex: '@bibtex/text', ris: '@ris/file', 'csl-json': '@csl/list+object' }[format];
  if (format === 'csl-json') return JSON.parse(text) as ReadItem[];
  return new Cite(text, { forceType, generateGraph: false }).data;
}
