import { Readability } from '@mozilla/readability';
import { tellParent } from '../../tell-parent.js';
import type { ExtractionReply, ExtractionRequest } from './extracted-page.js';
import { extractPage } from './extract-page.js';
import type { Reader } from './main-text.js';
import type { PageNode } from './page-dom.js';
import { parsePage } from './parse-markup.js';

/**
 * Runs in a child process: reads pages one after the other. It knows nothing but the page that it is
 * sent; the parent ends it where a page takes too long or too much memory.
 */
const reader: Reader = {
  parse: parsePage,
  mainText: (document) => {
    type ParsedDocument = ConstructorParameters<typeof Readability>[0];
    const found = new Readability<PageNode>(document as unknown as ParsedDocument, {
      serializer: (node) => node as unknown as PageNode,
      charThreshold: 250,
    }).parse();
    return found?.content ? { content: found.content, byLine: found.byline ?? null } : null;
  },
};

function answer({ id, ...page }: ExtractionRequest): ExtractionReply {
  try {
    const extracted = extractPage(page, reader);
    return typeof extracted === 'string' ? { id, refusal: extracted } : { id, page: extracted };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (request: ExtractionRequest) => {
  tellParent(answer(request));
});
process.on('disconnect', () => process.exit(0));
// The parent waits for this before it sends the first page.
tellParent('ready');
