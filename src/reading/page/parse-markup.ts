import { DOMParser, parseHTML } from 'linkedom';
import type { PageDocument } from './page-dom.js';
import { wholeDocument } from './whole-document.js';

/** Parses a page. Declared entities are not expanded, and nothing of it runs. */
export function parsePage(html: string): PageDocument {
  return parseHTML(wholeDocument(html)).document as unknown as PageDocument;
}

/** Parses XML, as far as it is well formed; names keep their prefixes. Declared entities are not expanded. */
export function parseXml(xml: string): PageDocument {
  return new DOMParser().parseFromString(xml, 'text/xml') as unknown as PageDocument;
}
