import { readFileSync } from 'node:fs';
import { bibtexFile } from './bibtex-file.js';
import type { CitationStyle } from './citation-format.js';
import { CitationLibrary } from './citation-library.js';
import type { CitationRequest, LaidOut } from './citation-messages.js';
import { citationRuns } from './citation-runs.js';
import { risFile } from './ris-file.js';
import { styleFiles } from './style-files.js';

/** The library with every style that there is. */
export function openLibrary(): CitationLibrary {
  const styles = Object.entries(styleFiles).map(
    ([style, path]) => [style as CitationStyle, readFileSync(path, 'utf8')] as const,
  );
  return new CitationLibrary(new Map(styles));
}

/** Items in the form that is asked for. */
export function layOut(library: CitationLibrary, { format, items }: Omit<CitationRequest, 'id'>): LaidOut {
  if (format === 'bibtex') return { file: bibtexFile(library, items) };
  if (format === 'ris') return { file: risFile(library, items) };
  return { citations: items.map((item) => citationRuns(library, item, format)) };
}
