import type { CitationFormat } from '../answering/citations/citation-format.js';

/** The forms in which `/sources` cites, with the names that a person chooses them by. */
export const sourceFormatChoices: readonly { readonly name: string; readonly value: CitationFormat }[] = [
  { name: 'Links', value: 'links' },
  { name: 'APA', value: 'apa' },
  { name: 'MLA', value: 'mla' },
  { name: 'Chicago (author-date)', value: 'chicago' },
  { name: 'BibTeX (for LaTeX)', value: 'bibtex' },
  { name: 'RIS (for Zotero, EndNote, Mendeley …)', value: 'ris' },
  { name: 'CSL-JSON (for Zotero, pandoc …)', value: 'csl-json' },
];
