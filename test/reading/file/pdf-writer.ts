/** A run of text at its place; 0, 0 is the lower left corner. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the letters; 10 unless told. */
  readonly size?: number;
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  /** Says that it is encrypted with a password that nobody knows. */
  readonly locked?: boolean;
}

export const pageWidth = 600;
export const pageHeight = 800;

/** Writes a PDF of one page for each list of runs, in Helvetica; of letters only those of Latin-1. */
export function writePdf(
  pages: readonly (readonly PdfRun[])[],
  { info, locked }: PdfOptions = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (content: string): number => objects.push(content);
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const runs of pages) {
    const number = objects.length + 1;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Resources << /Font << /F 3 0 R >> >> /Contents ${number + 1} 0 R >>`,
    );
    const content = runs
      .map(({ text, x, y, size = 10 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
      .join('\n');
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  }
  const entries = Object.entries(info ?? {}).map(([key, value]) => `/${key} (${escaped(value)})`);
  const infoNumber = add(`<< ${entries.join(' ')} >>`);
  const secret = '00'.repeat(32);
  const encrypt = locked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${secret}> /U <${secret}> >> /ID [<00><00>]`
    : '';
  return Buffer.from(assemble(objects, `/Info ${infoNumber} 0 R ${encrypt}`), 'latin1');
}

function assemble(objects: readonly string[], trailer: string): string {
  let file = '%PDF-1.4\n';
  const offsets = objects.map((content, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${content}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return `${file}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&');
}

/** Sets a text in a column: lines of so many characters, hyphens where `|` stands in a word. Returns the runs from `top` down. */
export function column(lines: readonly string[], x: number, top: number, leading = 12): PdfRun[] {
  return lines.map((text, index) => ({ text, x, y: top - index * leading }));
}
