/** The members of pdf.js that are used, here and by LangChain's loader. */
export interface PdfLibrary {
  readonly version: string;
  getDocument(source: { readonly data: Uint8Array }): { readonly promise: Promise<PdfDocument> };
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getMetadata(): Promise<PdfMetadata>;
}

export interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly PdfItem[] }>;
  getViewport(options: { readonly scale: number }): { readonly width: number; readonly height: number };
}

/** A run of text; `transform` ends with its x and y, from the lower left corner of the page. */
export interface PdfItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

export interface PdfMetadata {
  readonly info: Readonly<Record<string, unknown>>;
  readonly metadata: { get(name: string): unknown } | null;
}

/**
 * pdf.js makes a matrix and asks for a drawing surface when it is loaded, and would look for a native module to
 * have them. Text needs neither, and a child process loads no native module.
 */
const noDrawing = function NoDrawing(): void {};

/** pdf.js 5, for Node. */
export async function loadPdfLibrary(): Promise<PdfLibrary> {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis))
      Object.defineProperty(globalThis, name, { value: noDrawing, configurable: true });
  }
  const { getDocument, version, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  return {
    version,
    getDocument: (source) =>
      getDocument({
        ...source,
        isEvalSupported: false,
        disableFontFace: true,
        useSystemFonts: false,
        stopAtErrors: false,
        verbosity: VerbosityLevel.ERRORS,
      }) as unknown as { readonly promise: Promise<PdfDocument> },
  };
}
