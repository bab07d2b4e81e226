import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { file, openReader } from '../reading-stage.js';
import { writeDocx, writeEpub } from './packed-files.js';
import { column, writePdf } from './pdf-writer.js';
import { writeZip } from './zip-writer.js';

const read = openReader();
const good = writePdf([
  column(['The harbour of Orn is to get a second silo on its southern quay,', 'the port said.'], 50, 700),
]);
const longestRefusalMs = 5_000;
const encryption =
  '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></EncryptedData></encryption>';
const entities = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, index) => `<!ENTITY a${index} "${`&a${index === 0 ? '' : index - 1};`.repeat(10)}">`).join('')}]>`;
const chapter = '<p>The council of Delvona agreed on Tuesday to build a second bridge over the Orn.</p>';
const paragraph = 'The council of Delvona agreed on Tuesday to build a second bridge over the Orn.';
const many = '<div>'.repeat(30_000);
const hugeEntry = Buffer.alloc(30 * 2 ** 20, 'a');
const manyEntries = Array.from({ length: 5 }, (_, index) => ({
  name: `word/media/${index}.xml`,
  content: Buffer.alloc(20 * 2 ** 20, ' '),
}));

describe('refused in one sentence, in time', () => {
  test.each([
    ['a PDF with a password', 'a.pdf', writePdf([[]], { locked: true }), 'file-password', /password/],
    ['a PDF of pictures', 'a.pdf', writePdf([[], []]), 'file-only-pictures', /only pictures/],
    [
      'a PDF of numbers',
      'a.pdf',
      writePdf([[{ text: '17', x: 300, y: 20 }]]),
      'file-only-pictures',
      /only pictures/,
    ],
    ['half a PDF', 'a.pdf', good.subarray(0, 40), 'damaged-pdf', /begins as a PDF/],
    [
      'a PDF of noise',
      'a.pdf',
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(90_000, 7)]),
      'damaged-pdf',
      /damaged/,
    ],
    [
      'a PDF of 301 pages',
      'a.pdf',
      writePdf(Array.from({ length: 301 }, () => [])),
      'file-too-many-pages',
      /300 pages/,
    ],
    [
      'an EPUB with DRM',
      'a.epub',
      writeEpub([chapter], { extra: [{ name: 'META-INF/encryption.xml', content: encryption }] }),
      'file-rights-managed',
      /digital rights/,
    ],
    [
      'an EPUB with rights',
      'a.epub',
      writeEpub([chapter], { extra: [{ name: 'META-INF/rights.xml', content: '<rights/>' }] }),
      'file-rights-managed',
      /digital rights/,
    ],
    [
      'an EPUB with entities',
      'a.epub',
      writeEpub([chapter], { prolog: entities }),
      'file-entities',
      /entities/,
    ],
    ['an EPUB without chapters', 'a.epub', writeEpub([]), 'file-no-text', /no text/],
    ['an EPUB of nested tags', 'a.epub', writeEpub([many]), 'damaged-epub', /damaged/],
    [
      'an EPUB without its list',
      'a.epub',
      writeZip([{ name: 'META-INF/container.xml', content: '<container/>' }]),
      'damaged-epub',
      /begins as an EPUB/,
    ],
    [
      'an EPUB locked by its zip',
      'a.epub',
      writeZip([{ name: 'META-INF/container.xml', content: 'x', flags: 1 }]),
      'file-password',
      /password/,
    ],
    [
      'a DOCX with entities',
      'a.docx',
      writeDocx([paragraph], { prolog: entities }),
      'file-entities',
      /entities/,
    ],
    ['a DOCX without text', 'a.docx', writeDocx([]), 'file-no-text', /no text/],
    [
      'a DOCX that is cut off',
      'a.docx',
      writeDocx([paragraph]).subarray(0, 500),
      'file-without-article',
      /not whole/,
    ],
    [
      'a DOCX of broken XML',
      'a.docx',
      writeZip([{ name: 'word/document.xml', content: '<w:document' }]),
      'damaged-docx',
      /begins as a Word document/,
    ],
    [
      'a zip bomb of one entry',
      'a.docx',
      writeDocx([paragraph], { extra: [{ name: 'word/x.xml', content: hugeEntry, statedBytes: 10 }] }),
      'file-unpacks-too-large',
      /64 MB/,
    ],
    [
      'a zip bomb of several',
      'a.docx',
      writeDocx([paragraph], { extra: manyEntries }),
      'file-unpacks-too-large',
      /64 MB/,
    ],
    [
      'a zip bomb as EPUB',
      'a.epub',
      writeEpub([chapter], { extra: manyEntries }),
      'file-unpacks-too-large',
      /64 MB/,
    ],
    [
      'a spreadsheet',
      'a.docx',
      writeZip([{ name: 'xl/workbook.xml', content: '<x/>' }]),
      'file-without-article',
      /packed file/,
    ],
    [
      'an old document',
      'a.docx',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'file-old-office',
      /save it as \.docx/,
    ],
    [
      'a DOCX with a password',
      'a.docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-password',
      /password/,
    ],
    ['a picture called .pdf', 'a.pdf', Buffer.from('\u0089PNG\r\n', 'latin1'), 'file-picture', /a picture/],
    ['noise called .epub', 'a.epub', Buffer.alloc(900, 5), 'binary-file', /holds no text/],
    ['a program called .pdf', 'a.pdf', Buffer.from('MZ\u0090\u0000', 'latin1'), 'file-program', /a program/],
  ] as const)('%s; the next file is read', async (_case, name, bytes, code, words) => {
    const started = performance.now();
    const error: unknown = await read(file(name, bytes)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, message: expect.stringMatching(words) });
    expect((error as UserError).message).toMatch(/^[^\n]{20,250}\.$/);
    expect(performance.now() - started).toBeLessThan(longestRefusalMs);
    expect((await read(file('good.pdf', good))).text).toContain('southern quay');
  });
});
