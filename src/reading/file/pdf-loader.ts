import { PDFLoader } from '@langchain/community/document_loaders/fs/pdf';
import type { PdfDocument, PdfLibrary } from './pdf-library.js';

type LoaderOptions = NonNullable<ConstructorParameters<typeof PDFLoader>[1]>;

/**
 * The text of a PDF by LangChain's loader, which asks `arrange` for the paragraphs of the pages. The loader
 * itself puts runs of text one behind the other as the file has them, across columns, and knows no paragraphs.
 */
export async function loadPdfText(
  bytes: Uint8Array<ArrayBuffer>,
  library: PdfLibrary,
  arrange: (document: PdfDocument) => Promise<readonly (readonly string[])[]>,
): Promise<string> {
  const arranged = {
    isV2: false,
    version: library.version,
    getDocument: ({ data }: { readonly data: Uint8Array }) => ({
      promise: library.getDocument({ data }).promise.then(async (document) => {
        const pages = await arrange(document);
        return {
          numPages: pages.length,
          getMetadata: () => document.getMetadata(),
          getPage: async (number: number) => ({
            getTextContent: async () => ({ items: toItems(pages[number - 1] ?? []) }),
          }),
        };
      }),
    }),
  };
  const pdfjs = (async () => arranged) as unknown as NonNullable<LoaderOptions['pdfjs']>;
  const documents = await new PDFLoader(new Blob([bytes]), { pdfjs, splitPages: false }).load();
  return documents.map(({ pageContent }) => pageContent).join('\n\n');
}

/** The loader begins a line where the height changes, so each paragraph is at a height of its own, and an empty line between two. */
function toItems(paragraphs: readonly string[]) {
  return paragraphs.map((paragraph, index) => ({
    str: index === 0 ? paragraph : `\n${paragraph}`,
    transform: [1, 0, 0, 1, 0, index + 1],
  }));
}
