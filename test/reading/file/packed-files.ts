import { writeZip, type ZipPart } from './zip-writer.js';

const wordNames = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Writes a Word document of these paragraphs. */
export function writeDocx(
  paragraphs: readonly string[],
  {
    title = '',
    extra = [],
    prolog = '',
  }: { title?: string; extra?: readonly ZipPart[]; prolog?: string } = {},
): Uint8Array {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`)
    .join('');
  return writeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    },
    {
      name: 'docProps/core.xml',
      content: `<?xml version="1.0"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${title}</dc:title><dc:creator>PC-17</dc:creator></cp:coreProperties>`,
    },
    {
      name: 'word/document.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?>${prolog}<w:document ${wordNames}><w:body>${body}</w:body></w:document>`,
    },
    ...extra,
  ]);
}

/** Writes an EPUB of these chapters, each the markup of a body. */
export function writeEpub(
  chapters: readonly string[],
  {
    metadata = '',
    extra = [],
    prolog = '<!DOCTYPE html>',
  }: { metadata?: string; extra?: readonly ZipPart[]; prolog?: string } = {},
): Uint8Array {
  const items = chapters
    .map(
      (_, index) =>
        `<item id="c${index}" href="text/part%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
    )
    .join('');
  const spine = chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('');
  return writeZip([
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    {
      name: 'META-INF/container.xml',
      content:
        '<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    {
      name: 'OEBPS/book.opf',
      content: `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items}</manifest><spine><itemref idref="nav"/>${spine}</spine></package>`,
    },
    {
      name: 'OEBPS/nav.xhtml',
      content: '<html><body><nav><ol><li>Contents of the issue</li></ol></nav></body></html>',
    },
    ...chapters.map((body, index) => ({
      name: `OEBPS/text/part ${index}.xhtml`,
      content: `<?xml version="1.0" encoding="utf-8"?>${prolog}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Part</title></head><body>${body}</body></html>`,
    })),
    ...extra,
  ]);
}
