import { decodePage } from '../text/decode-text.js';
import { parseXml } from '../page/parse-markup.js';
import type { PageDocument, PageElement, PageNode } from '../page/page-dom.js';
import { RefusedFile } from './extracted-file.js';

/** Where declarations may stand; beyond it a document has begun. */
const prologBytes = 65_536;
/** Small parts of a packed file: their lists and properties, never a text. */
const maximumXmlLength = 2 * 2 ** 20;

/** @throws RefusedFile where XML declares entities: a few of them can grow to gigabytes, or name other files. */
export function assertPlainXml(xml: Uint8Array | null): void {
  const prolog = Buffer.from(xml?.subarray(0, prologBytes) ?? []).toString('latin1');
  // UTF-16 has a zero between its letters.
  if (/<!ENTITY/i.test(prolog.replaceAll('\0', ''))) throw new RefusedFile('entities');
}

/** A small XML part, parsed. @throws RefusedFile where it declares entities or is no small part. */
export function decodeXml(xml: Uint8Array): PageDocument {
  assertPlainXml(xml);
  if (xml.length > maximumXmlLength) throw new RefusedFile('damaged');
  return parseXml(decodePage(xml, null));
}

/** The text of the first element of this name, whatever its prefix; null where it is empty or there is none. */
export function elementText(root: PageNode, name: string): string | null {
  const element = elementsNamed(root, name)[0];
  return element?.textContent?.replace(/\s+/g, ' ').trim() || null;
}

/** All elements of this name below `root`, in order; prefixes do not matter, since every author chooses his own. */
export function elementsNamed(root: PageNode, name: string): PageElement[] {
  const wanted = localName(name);
  const found: PageElement[] = [];
  const visit = (node: PageNode): void => {
    if (node.nodeType === 1 && localName(node.nodeName) === wanted) found.push(node as PageElement);
    for (const child of node.childNodes) visit(child);
  };
  visit(root);
  return found;
}

function localName(name: string): string {
  return name.toLowerCase().replace(/^.*:/, '');
}
