import { extname } from 'node:path';

const typeOfExtension: Readonly<Record<string, string>> = {
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** What Discord reports for a file of this name; undefined where it reports nothing. */
export function contentTypeOf(fileName: string): string | undefined {
  return typeOfExtension[extname(fileName).toLowerCase()];
}

/** The name under which Discord keeps a file: spaces become `_`, whatever a URL would have to escape goes. */
export function storedFileName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? '';
  return base.replaceAll(/\s+/g, '_').replaceAll(/[^\p{L}\p{N}_.-]/gu, '') || 'unknown';
}
