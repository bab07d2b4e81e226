import type { Source } from '../../archive/answer.js';
import { wordingIn, type Wording } from '../../locales/wording.js';
import { besideCitation } from './beside-citation.js';
import { citationFileNames, type CitationFormat } from './citation-format.js';
import { citationLine, citationParts, withFullStop } from './citation-links.js';
import type { CitationWriter } from './citation-process.js';
import type { CitationRun } from './citation-runs.js';
import { cslFile, cslItems } from './csl-json.js';

/** A source as a style prints it, and what the style does not print. */
export interface StyledCitation {
  readonly n: number;
  readonly runs: readonly CitationRun[];
  /** "Retrieved 2 Nov 2026; fetched from quayside.example" */
  readonly beside: string;
}

/** The sources of an answer in one form: to be shown, and as a file. */
export interface CitedSources {
  readonly format: CitationFormat;
  /** One for each source where a style lays them out; empty for the other forms. */
  readonly citations: readonly StyledCitation[];
  readonly file: { readonly name: string; readonly text: string };
}

/**
 * Cites sources, in order of their numbers. Links speak the language of `wording`, what is laid out in a style English.
 * @throws UserError where they cost too much in this form.
 */
export async function citeSources(
  sources: readonly Source[],
  format: CitationFormat,
  writer: CitationWriter,
  wording: Wording,
): Promise<CitedSources> {
  const name = citationFileNames[format];
  if (format === 'links')
    return plain(format, `${sources.map((source) => citationLine(source, wording)).join('\n\n')}\n`);
  const items = cslItems(sources);
  if (format === 'csl-json') return plain(format, cslFile(items));
  if (items.length === 0) return plain(format, '');
  const laidOut = await writer.layOut(items, format);
  if ('file' in laidOut) return plain(format, laidOut.file);
  const citations = sources.map((source, index) => {
    const runs = source.removedAt === undefined ? (laidOut.citations[index] ?? []) : removedRuns(source);
    return { n: source.n, runs, beside: besideCitation(source, plainText(runs)) };
  });
  const text = citations.map(({ n, runs, beside }) => `[${n}] ${plainText(runs)}\n    ${beside}\n`);
  return { format, citations, file: { name, text: text.join('\n') } };
}

/** Title, outlet and URL: a style would say that it has no date, of which nothing is known any more. */
function removedRuns(source: Source): readonly CitationRun[] {
  const parts = citationParts(source, wordingIn('en')).slice(0, -1);
  return parts.flatMap(({ kind, value }, index) => [
    ...(index === 0 ? [] : [{ kind: 'text', value: ' ' } as const]),
    { kind, value: kind === 'url' ? value : withFullStop(value) },
  ]);
}

function plain(format: CitationFormat, text: string): CitedSources {
  return { format, citations: [], file: { name: citationFileNames[format], text } };
}

/** The words of a citation without their lay-out. */
export function plainText(runs: readonly CitationRun[]): string {
  return runs.map(({ value }) => value).join('');
}
