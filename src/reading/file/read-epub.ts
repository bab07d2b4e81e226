import { checkMarkup } from '../page/markup-guard.js';
import { blockText } from '../page/page-blocks.js';
import { parsePage } from '../page/parse-markup.js';
import type { PageDocument, PageElement } from '../page/page-dom.js';
import { authorNames } from '../page/author-names.js';
import { statedDate } from '../page/stated-date.js';
import { decodePage } from '../text/decode-text.js';
import { RefusedFile, type ExtractedFile } from './extracted-file.js';
import { sensibleTitle } from './sensible-title.js';
import { assertPlainXml, decodeXml, elementText, elementsNamed } from './xml-parts.js';
import { ZipArchive } from './zip-archive.js';

/** Fonts are often scrambled by these two, so that nobody takes them out; the text is not. */
const fontScrambling = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/i;
/** Parts that stand around the text. */
const frontMatter =
  /^(?:cover|title-?page|toc|nav|ncx|contents?|table-of-contents|copyright|colophon|imprint|ads?|advert)/i;

/**
 * Reads an EPUB as one article: its chapters in their order. LangChain's loader wants a path, and so a file on
 * the disk, and unpacks whatever the zip holds; both are what this child may not do.
 */
export function readEpub(bytes: Uint8Array): ExtractedFile {
  const zip = new ZipArchive(bytes);
  refuseRightsManaged(zip);
  zip.checkAll();
  const container = zip.read('META-INF/container.xml');
  const root = container && elementsNamed(decodeXml(container), 'rootfile')[0];
  const packagePath = root?.getAttribute('full-path') ?? '';
  const packageXml = zip.read(packagePath);
  if (packageXml === null) throw new RefusedFile('damaged');
  const book = decodeXml(packageXml);
  const text = chapterPaths(book, packagePath)
    .map((path) => chapterText(zip.read(path)))
    .filter((chapter) => chapter !== '')
    .join('\n\n');
  if (text === '') throw new RefusedFile('no-text');
  const publisher = elementText(book, 'dc:publisher');
  return {
    facts: {
      title: sensibleTitle(elementText(book, 'dc:title')) ?? elementText(book, 'dc:title'),
      outlet: publisher,
      authors: authorNames(
        elementsNamed(book, 'dc:creator').map((creator) => creator.textContent ?? ''),
        publisher,
      ),
      publishedAt: statedDate(elementText(book, 'dc:date') ?? ''),
    },
    language: elementText(book, 'dc:language'),
    text,
  };
}

function refuseRightsManaged(zip: ZipArchive): void {
  if (zip.names.some((name) => /^META-INF\/(?:rights|sinf)\.xml$/i.test(name)))
    throw new RefusedFile('rights-managed');
  const encryption = zip.read('META-INF/encryption.xml');
  if (encryption === null) return;
  const methods = elementsNamed(decodeXml(encryption), 'EncryptionMethod');
  const isLocked = methods.some((method) => !fontScrambling.test(method.getAttribute('Algorithm') ?? ''));
  if (isLocked) throw new RefusedFile('rights-managed');
}

/** Paths of the chapters in reading order. */
function chapterPaths(book: PageDocument, packagePath: string): string[] {
  const items = new Map(elementsNamed(book, 'item').map((item) => [item.getAttribute('id') ?? '', item]));
  const base = packagePath.includes('/') ? packagePath.slice(0, packagePath.lastIndexOf('/') + 1) : '';
  return elementsNamed(book, 'itemref')
    .filter((reference) => reference.getAttribute('linear') !== 'no')
    .map((reference) => items.get(reference.getAttribute('idref') ?? ''))
    .filter((item): item is PageElement => item !== undefined && isChapter(item))
    .map((item) => resolvePath(base, item.getAttribute('href') ?? ''));
}

function isChapter(item: PageElement): boolean {
  if (/\b(?:nav|cover-image)\b/.test(item.getAttribute('properties') ?? '')) return false;
  if (!/html/i.test(item.getAttribute('media-type') ?? '')) return false;
  const file = (item.getAttribute('href') ?? '').replace(/^.*\//, '');
  return !frontMatter.test(item.getAttribute('id') ?? '') && !frontMatter.test(file);
}

/** "OEBPS/" and "../text/a%20b.xhtml" → "text/a b.xhtml". */
function resolvePath(base: string, reference: string): string {
  const parts: string[] = [];
  for (const part of `${base}${reference.split(/[#?]/, 1)[0] ?? ''}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  const path = parts.join('/');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function chapterText(content: Uint8Array | null): string {
  if (content === null) return '';
  assertPlainXml(content);
  const html = decodePage(content, null);
  if (checkMarkup(html) !== null) throw new RefusedFile('damaged');
  const { body } = parsePage(html.replace(/^\uFEFF?\s*<\?xml[^>]{0,200}\?>/, ''));
  return body === null ? '' : blockText(body);
}
