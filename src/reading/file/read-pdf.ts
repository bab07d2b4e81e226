import { statedDate } from '../page/stated-date.js';
import { RefusedFile, type ExtractedFile } from './extracted-file.js';
import { readingOrder } from './pdf-columns.js';
import { loadPdfLibrary, type PdfDocument, type PdfMetadata } from './pdf-library.js';
import { toLines } from './pdf-lines.js';
import { loadPdfText } from './pdf-loader.js';
import { joinAcross, toParagraphs, wordsWithin, type PdfParagraph } from './pdf-paragraphs.js';
import { withoutRunningLines, type PdfPageLines } from './pdf-running-lines.js';
import { sensibleTitle } from './sensible-title.js';

const maximumPages = 300;
/** A headline's letters are at least this much larger than most. */
const headlineFactor = 1.25;
/** … and stand among the first paragraphs. */
const headlineWithin = 8;

/** Reads a PDF: its columns one after the other, without page heads, feet and numbers, its parted words joined. */
export async function readPdf(bytes: Uint8Array<ArrayBuffer>): Promise<ExtractedFile> {
  let paragraphs: readonly PdfParagraph[] = [];
  let metadata: PdfMetadata | null = null;
  const text = await loadPdfText(bytes, await loadPdfLibrary(), async (document) => {
    if (document.numPages > maximumPages) throw new RefusedFile('too-many-pages');
    metadata = await document.getMetadata().catch(() => null);
    paragraphs = arrange(await readPages(document));
    return [paragraphs.map((paragraph) => paragraph.text)];
  }).catch((error: unknown) => {
    if (error instanceof RefusedFile) throw error;
    const isLocked = (error as Error | null)?.name === 'PasswordException';
    throw new RefusedFile(isLocked ? 'password' : 'damaged', { cause: error });
  });
  if (!/\p{L}/u.test(text)) throw new RefusedFile('only-pictures');
  return { ...statedFacts(metadata, headline(paragraphs)), text };
}

async function readPages(document: PdfDocument): Promise<PdfPageLines[]> {
  const pages: PdfPageLines[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    // Items without text mark the beginning and end of marked content.
    const lines = toLines(items.filter((item) => typeof item.str === 'string'));
    pages.push({ height: page.getViewport({ scale: 1 }).height, lines });
  }
  return pages;
}

function arrange(pages: readonly PdfPageLines[]): readonly PdfParagraph[] {
  const kept = withoutRunningLines(pages);
  const words = wordsWithin(kept.flatMap(({ lines }) => lines));
  const columns = kept.flatMap(({ lines }) =>
    readingOrder(lines).map((column) => toParagraphs(column, words)),
  );
  return joinAcross(columns, words);
}

/** The paragraph near the beginning that is set in larger letters than the text; null where none is. */
function headline(paragraphs: readonly PdfParagraph[]): string | null {
  const ordered = paragraphs.flatMap(({ text, height }) =>
    Array.from({ length: Math.ceil(text.length / 80) }, () => height),
  );
  const usual = ordered.sort((one, other) => one - other)[Math.floor(ordered.length / 2)] ?? 0;
  const first = paragraphs.slice(0, headlineWithin);
  const largest = first.reduce((most, { height }) => Math.max(most, height), 0);
  if (largest < usual * headlineFactor) return null;
  return first.find(({ height, text }) => height === largest && text.length <= 250)?.text ?? null;
}

/** When a file was made says nothing of when its article was published; a date of publication does, where one is given. */
function statedFacts(
  stated: PdfMetadata | null,
  largest: string | null,
): Pick<ExtractedFile, 'facts' | 'language'> {
  const title = sensibleTitle(textOf(stated?.info['Title'])) ?? largest;
  const published =
    textOf(stated?.metadata?.get('prism:publicationdate')) ?? textOf(stated?.metadata?.get('dc:date'));
  return {
    facts: { title, publishedAt: published === null ? null : statedDate(published) },
    language: textOf(stated?.info['Language']),
  };
}

function textOf(value: unknown): string | null {
  const single = Array.isArray(value) ? (value[0] as unknown) : value;
  return typeof single === 'string' && single.trim() !== '' ? single.trim() : null;
}
