import type { PdfLine } from './pdf-lines.js';

export interface PdfPageLines {
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** Heads and feet stand within this share of the page's height from its edges. */
const margin = 0.12;
/** A line that stands in the margin of this share of the pages runs through the document. */
const runningShare = 0.4;
const pageNumber =
  /^[^\p{L}\p{N}]*(?:(?:page|seite|página|pagina|p\.|s\.)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|von|de|sur|\/|-)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;

/** Leaves out page numbers, and heads and feet that are repeated from page to page. */
export function withoutRunningLines(pages: readonly PdfPageLines[]): PdfPageLines[] {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const keys = page.lines.filter((line) => isInMargin(line, page)).map(({ text }) => runningKey(text));
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const fewest = Math.max(2, Math.ceil(pages.length * runningShare));
  return pages.map((page) => ({
    ...page,
    lines: page.lines.filter(
      (line) =>
        !isInMargin(line, page) ||
        (!pageNumber.test(line.text) && (counts.get(runningKey(line.text)) ?? 0) < fewest),
    ),
  }));
}

function isInMargin({ bottom, height: letterHeight }: PdfLine, { height }: PdfPageLines): boolean {
  return bottom < height * margin || bottom + letterHeight > height * (1 - margin);
}

/** The number of the page differs from page to page, and left and right pages put it at either end. */
function runningKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/^[#\s|·–—-]+|[#\s|·–—-]+$/g, '');
}
