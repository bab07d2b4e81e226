import type { Provenance } from '../../archive/article.js';
import { provenanceWords } from '../../answering/provenance-words.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** Longer names of hosts and files fill a telephone's screen. */
const longestName = 80;
const longestPerson = 40;

/**
 * Where a text is from, in a person's language and as Markdown: "fetched from bbc.co.uk", "pasted by \@ana, not checked".
 * @param nameLength of a host or file, in characters.
 */
export function shownProvenance(provenance: Provenance, wording: Wording, nameLength = longestName): string {
  return provenanceWords(provenance, wording, (name, of) =>
    plainMarkdown(name, of === 'person' ? longestPerson : nameLength),
  );
}
