import { loadDocxText } from './docx-loader.js';
import { RefusedFile, type ExtractedFile } from './extracted-file.js';
import { sensibleTitle } from './sensible-title.js';
import { assertPlainXml, decodeXml, elementText } from './xml-parts.js';
import { ZipArchive } from './zip-archive.js';

/**
 * Reads a Word document. Its author and dates are those of the file (whose computer wrote it, and when), not of
 * the article: only a title and a language are taken from what it says of itself.
 */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<ExtractedFile> {
  const zip = new ZipArchive(bytes);
  zip.checkAll();
  for (const name of zip.names) {
    if (/\.(?:xml|rels)$/i.test(name)) assertPlainXml(zip.read(name));
  }
  const text = await loadDocxText(bytes).catch((error: unknown) => {
    throw new RefusedFile('damaged', { cause: error });
  });
  if (text.trim() === '') throw new RefusedFile('no-text');
  const properties = zip.read('docProps/core.xml');
  const core = properties === null ? null : decodeXml(properties);
  return {
    facts: { title: sensibleTitle(core && elementText(core, 'dc:title')) },
    language: core && elementText(core, 'dc:language'),
    text,
  };
}
