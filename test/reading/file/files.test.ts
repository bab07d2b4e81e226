import { describe, expect, test } from 'vitest';
import { file, openReader } from '../reading-stage.js';
import { writeDocx, writeEpub } from './packed-files.js';
import { column, pageHeight, writePdf } from './pdf-writer.js';

const read = openReader();
const left = [
  'The harbour of Orn is to get a second silo on',
  'its southern quay, where the last coal cranes',
  'are taken down this winter, the port author-',
  'ity said on Friday.',
  'It had waited for the permission since 2021.',
];
const right = [
  'Grain overtook timber last year for the first',
  'time since 1958, harbour master Liv Sund told',
  'the council. A well-known shipping line from',
  'Marlow sends two boats a week. The Franco-',
  'German yard builds a third for it.',
];

describe('PDF', () => {
  test('columns one after the other, parted words joined, the headline as title', async () => {
    const page = [
      { text: 'A second silo for Orn', x: 50, y: 700, size: 22 },
      ...column(left, 50, 650),
      ...column(right, 320, 650),
    ];
    // The runs lie in the file line by line across both columns, as some programs write them.
    const across = [...page].sort((one, other) => other.y - one.y || one.x - other.x);
    const article = await read(file('silo.pdf', writePdf([across])));
    expect(article.title).toBe('A second silo for Orn');
    expect(article.text.split('\n\n')).toEqual([
      'The harbour of Orn is to get a second silo on its southern quay, where the last coal cranes are taken down this winter, the port authority said on Friday.',
      'It had waited for the permission since 2021.',
      'Grain overtook timber last year for the first time since 1958, harbour master Liv Sund told the council. A well-known shipping line from Marlow sends two boats a week. The Franco-German yard builds a third for it.',
    ]);
    expect(article).toMatchObject({
      publishedAt: null,
      authors: [],
      url: null,
      provenance: { kind: 'file', fileName: 'silo.pdf' },
    });
    expect(article.original?.mediaType).toBe('application/pdf');
  });

  test('heads, feet and page numbers stand in no quotation, and a sentence goes on over the page', async () => {
    const pages = [1, 2, 3].map((number) => [
      { text: `ORN HARBOUR NEWS ${2020 + number}`, x: 50, y: pageHeight - 30, size: 8 },
      ...column(
        [
          `On day ${number} of the strike the dockers of quay ${number} sat on their`,
          `crates and played cards for the whole of the morning while the`,
        ],
        50,
        650,
      ),
      { text: `Page ${number} of 3`, x: 280, y: 25, size: 8 },
      ...(number === 3 ? column(['owners counted the hours.'], 50, 626) : []),
    ]);
    const { text } = await read(file('strike.pdf', writePdf(pages)));
    expect(text).not.toMatch(/HARBOUR NEWS|Page \d/);
    expect(text).toContain('while the owners counted the hours.');
  });

  test('a hyphen stays where the document writes the word with it', async () => {
    const lines = [
      'Everybody knows the well-known bakery in the lane, and a well-',
      'known miller brings it flour. Its bread is a re-',
      'markable one, said a customer on Tuesday.',
    ];
    const { text } = await read(file('bread.pdf', writePdf([column(lines, 50, 700)])));
    expect(text).toBe(
      'Everybody knows the well-known bakery in the lane, and a well-known miller brings it flour. Its bread is a remarkable one, said a customer on Tuesday.',
    );
  });

  test.each([
    ['a title', 'Silo agreed in Orn', 'Silo agreed in Orn'],
    ['the name of a file', 'silo_final_v3.docx', null],
    ['a program’s title', 'Microsoft Word - silo', null],
    ['one word', 'Layout', null],
    ['nothing', '', null],
  ])('metadata with %s', async (_name, title, expected) => {
    const pdf = writePdf([column(left, 50, 650)], {
      info: { Title: title, CreationDate: 'D:20240301120000Z' },
    });
    expect(await read(file('a.pdf', pdf))).toMatchObject({ title: expected, publishedAt: null });
  });
});

const paragraphs = [
  'Delvona, 3 May 2024',
  'The council of Delvona agreed on Tuesday to build a second bridge over the Orn, nine years after the first plan.',
  'Work begins in spring, the mayor said.',
];

describe('DOCX', () => {
  test('paragraphs and title; the name of a computer is no author', async () => {
    const article = await read(
      file('bridge.docx', writeDocx(paragraphs, { title: 'Delvona agrees on a bridge' })),
    );
    expect(article).toMatchObject({ title: 'Delvona agrees on a bridge', authors: [] });
    expect(article.text).toContain(`${paragraphs[1]}\n\n${paragraphs[2]}`);
    expect(article.original?.mediaType).toMatch(/wordprocessingml/);
  });
});

describe('EPUB', () => {
  const chapters = [
    '<h1>The bridge</h1><p>The council of Delvona agreed on Tuesday to build a second bridge over the Orn.</p>',
    '<h2>What it costs</h2><p>The crossing is to cost 41.5 million crowns, the mayor&#160;said, of which the state pays two thirds.</p>',
  ];

  test('one article of all chapters, with what it says of itself', async () => {
    const metadata =
      '<dc:title>The bridge of Delvona</dc:title><dc:creator>Ana Vale</dc:creator><dc:creator>Ivo Marsh</dc:creator><dc:publisher>Northern Ledger</dc:publisher><dc:date>2024-05-03</dc:date><dc:language>en-GB</dc:language>';
    const article = await read(file('bridge.epub', writeEpub(chapters, { metadata })));
    expect(article).toMatchObject({
      title: 'The bridge of Delvona',
      authors: ['Ana Vale', 'Ivo Marsh'],
      outlet: 'Northern Ledger',
      publishedAt: '2024-05-03',
      language: 'en-GB',
    });
    expect(article.text).toMatch(
      /^The bridge\n\nThe council [^\n]+\n\nWhat it costs\n\nThe crossing .* the mayor said/,
    );
    expect(article.text).not.toContain('Contents of the issue');
  });

  test('scrambled fonts lock nothing', async () => {
    const encryption =
      '<encryption><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></enc:EncryptedData></encryption>';
    const epub = writeEpub(chapters, { extra: [{ name: 'META-INF/encryption.xml', content: encryption }] });
    expect((await read(file('a.epub', epub))).text).toContain('41.5 million');
  });
});

describe('a name that says something else', () => {
  const text = paragraphs.join('\n\n');
  test.each([
    ['a PDF called .txt', 'a.txt', writePdf([column(left, 50, 650)]), 'southern quay'],
    ['a DOCX called .pdf', 'a.pdf', writeDocx(paragraphs), 'Work begins'],
    ['an EPUB called .docx', 'a.docx', writeEpub([`<p>${text}</p>`]), 'Work begins'],
    ['a text called .pdf', 'a.pdf', Buffer.from(text), 'Work begins'],
    [
      'a page called .docx',
      'a.docx',
      Buffer.from(`<!doctype html><article><p>${text.repeat(3)}</p></article>`),
      'Work begins',
    ],
    [
      'a page called .asp',
      'a.asp',
      Buffer.from(`<!-- made by hand --><html><article><p>${text.repeat(3)}</p></article>`),
      'Work begins',
    ],
    ['a text called .html', 'a.html', Buffer.from(text), 'Work begins'],
  ])('%s is read as what it is', async (_case, name, bytes, expected) => {
    expect((await read(file(name, bytes))).text).toContain(expected);
  });
});
