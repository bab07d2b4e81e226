import { describe, expect, it } from 'vitest';
import type { Source } from '../../../src/archive/answer.js';
import { wordingIn } from '../../../src/locales/wording.js';
import { citeSources } from '../../../src/answering/citations/cite-sources.js';
import { sourceWith } from '../../discord/answer-fixtures.js';
import { hostileTexts } from '../../discord/hostile-text.js';
import { LibraryWriter } from './library-writer.js';
import { readBack, type ReadItem } from './read-back.js';

const writer = new LibraryWriter();
const formats = ['bibtex', 'ris', 'csl-json'] as const;

async function written(format: (typeof formats)[number], sources: readonly Source[]): Promise<string> {
  return (await citeSources(sources, format, writer, wordingIn('en'))).file.text;
}

/** The reader of RIS leaves the names of a newspaper's article as they are written. */
function authorsOf({ author, reporter }: ReadItem): readonly string[] {
  const names = author ?? [reporter ?? []].flat();
  return names.map((name) =>
    typeof name === 'string'
      ? name
      : (name['literal'] ?? [name['family'], name['given']].filter(Boolean).join(', ')),
  );
}

describe.each(formats)('sources as %s', (format) => {
  it('say everything that is known, and are read back as they were', async () => {
    const authors = ['Mara Lindqvist', 'Agence Exemple', 'Xi Jinping'];
    const text = await written(format, [sourceWith({ article: 'a7hk3xm2p9qr4stv', authors })]);
    const [item, ...others] = readBack(text, format);
    expect(others).toEqual([]);
    expect(item).toMatchObject({
      // The reader does not look at what kind of periodical a BibTeX file names.
      type: format === 'bibtex' ? 'article-journal' : 'article-newspaper',
      title: 'Harbour bridge opens, part 1',
      'container-title': 'The Quayside Post',
      URL: 'https://quayside.example/bridge/1',
      note: 'fetched from quayside.example',
    });
    expect(authorsOf(item ?? {})).toEqual(['Lindqvist, Mara', 'Agence Exemple', 'Xi Jinping']);
    expect(text).toMatch(/2026[-/,]\s?11[-/,]\s?0?2/);
    expect(text).toMatch(/2024[-/,]\s?12[-/,]\s?13/);
  });

  it('are an entry for each source, also where nothing is known or the article was removed', async () => {
    const nothing = { title: null, outlet: null, authors: [], publishedAt: null, url: null };
    const by = { id: 'terminal', name: 'ana' };
    const text = await written(format, [
      sourceWith({ ...nothing, provenance: { kind: 'pasted', by } }),
      sourceWith({ n: 2, authors: [], publishedAt: null, removedAt: '2026-11-05T08:00:00Z' }),
      sourceWith({ n: 3 }),
    ]);
    const items = readBack(text, format);
    expect(items.map(({ note }) => note)).toEqual([
      'pasted by ana, not checked',
      'removed from the archive 5 Nov 2026',
      'fetched from quayside.example',
    ]);
    expect(items[1]).not.toHaveProperty('accessed');
    expect(items[1]).toMatchObject({ title: 'Harbour bridge opens, part 2' });
  });

  it.each([
    ['braces', 'Open { never } closed {{{'],
    ['closing braces', 'end }} , note = {forged'],
    ['what TeX reads', '\\input{/etc/passwd} $x$ 50% & #1 a_b ~ ^ \\'],
    ['an entry of its own', '}\n}\n@article{forged, title = {Forged}}'],
    ['a record of its own', 'One\nER  - \nTY  - JOUR\nTI  - Forged'],
    ['a record after seventy letters', `${'x'.repeat(70)}ER  - ${'y'.repeat(64)}TY  - JOUR`],
    ['quotes', 'He said "no" and ‘yes’'],
    ['elements', '<i>x</i> <script>alert(1)</script> &amp;'],
    ['letters of the world', 'Erdoğan İzmir’de: Şu an 東京 مرحبا Łódź Ελλάδα'],
    ['signs', 'm² ™ € 😀 – — … « »'],
  ])('hold a title with %s whole, and as nothing else', async (_, title) => {
    const sources = [sourceWith({ title, outlet: title }), sourceWith({ n: 2 })];
    const items = readBack(await written(format, sources), format);
    expect(items).toHaveLength(2);
    const line = title.replace(/\s+/g, ' ').trim();
    expect(plain(items[0]?.title)).toBe(line);
    expect(plain(items[0]?.['container-title'])).toBe(line);
    expect(items[1]?.title).toBe('Harbour bridge opens, part 2');
  });

  it('are read back one for one whatever stands in them', async () => {
    const texts = hostileTexts(27_112_026, 60, 20);
    const sources = texts.map((text, index) =>
      sourceWith({
        n: index + 1,
        title: text,
        outlet: text,
        authors: [text],
        url: `https://q.example/${text}`,
      }),
    );
    const items = readBack(await written(format, sources), format);
    expect(items).toHaveLength(texts.length);
    expect(items.every(({ note }) => note === 'fetched from quayside.example')).toBe(true);
  });
});

const keys = (text: string) => [...text.matchAll(/^@article\{(.*),$/gm)].map(([, key]) => key);

describe('sources as BibTeX', () => {
  it('are called by who, when and an id, each but once, and the same in every list', async () => {
    const sources = ['a7hk3xm2p9qr4stv', 'a7hk3xm2p9qr4stv', 'ab0c1d2e3f4g5h6j'].map((article, index) =>
      sourceWith({ n: index + 1, article, collection: `guild:${index}` }),
    );
    const list = await written('bibtex', sources);
    expect(keys(list)).toEqual(['lindqvist2024-7hk3xm', 'lindqvist2024-7hk3xm-2', 'lindqvist2024-b0c1d2']);
    expect(keys(await written('bibtex', sources.slice(2)))).toEqual(['lindqvist2024-b0c1d2']);
  });

  it('name a newspaper as one, by day, month and year', async () => {
    const text = await written('bibtex', [sourceWith({ publishedAt: '2024-03-05T08:00:00Z' })]);
    for (const field of ['entrysubtype = {newspaper}', 'year = {2024}', 'month = mar', 'date = {2024-03-05}'])
      expect(text).toContain(`  ${field},\n`);
  });

  it('have no article without a journal, and no bare brace or percent sign in an address', async () => {
    const text = await written('bibtex', [
      sourceWith({ outlet: null, url: 'https://q.example/{a}?b=%20&c_d=\\#x' }),
    ]);
    expect(text).toMatch(/^@misc\{/);
    expect(text).toContain('url = {https://q.example/%7Ba%7D?b=%20&c_d=%5C#x}');
  });
});

describe('sources as RIS', () => {
  it('have a line for each field, however long it is', async () => {
    const url = `https://quayside.example/${'long-'.repeat(60)}`;
    const text = await written('ris', [sourceWith({ url, title: 'word '.repeat(60) })]);
    expect(text).toContain(`UR  - ${url}\n`);
    expect(
      text
        .trimEnd()
        .split('\n')
        .every((line) => /^[A-Z][A-Z0-9] {2}- /.test(`${line} `)),
    ).toBe(true);
  });
});

/** Without the marks of rich text that a reader makes of TeX's. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/<\/?span[^>]*>/g, '');
}
