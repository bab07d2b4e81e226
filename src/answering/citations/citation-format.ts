/** The forms in which sources are cited: a list to click on, three styles to read, and three for reference managers. */
export const citationFormats = ['links', 'apa', 'mla', 'chicago', 'bibtex', 'ris', 'csl-json'] as const;

export type CitationFormat = (typeof citationFormats)[number];

/** Forms that are laid out by a style of the Citation Style Language. */
export type CitationStyle = 'apa' | 'mla' | 'chicago';

/** Forms that reference managers read. */
export type ReferenceFormat = 'bibtex' | 'ris' | 'csl-json';

/** Whether a word that came in names one of these forms. */
export function isCitationFormat(word: string): word is CitationFormat {
  return citationFormats.some((format) => format === word);
}

export function isReferenceFormat(format: CitationFormat): format is ReferenceFormat {
  return format === 'bibtex' || format === 'ris' || format === 'csl-json';
}

/** What the file is called in which sources are given. */
export const citationFileNames: Readonly<Record<CitationFormat, string>> = {
  links: 'sources.txt',
  apa: 'sources.txt',
  mla: 'sources.txt',
  chicago: 'sources.txt',
  bibtex: 'sources.bib',
  ris: 'sources.ris',
  'csl-json': 'sources.json',
};
