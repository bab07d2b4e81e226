import { UserError } from '../../src/errors.js';
import { describe, expect, test } from 'vitest';
import { articlesOfLanguages } from '../fixtures/articles-of-languages.js';
import { ana, body, file, fixture, openReader, pasted } from './reading-stage.js';

const read = openReader();

describe('pasted text', () => {
  test('nothing is invented', async () => {
    const { original, ...content } = await read(pasted(body));
    expect(content).toEqual({
      title: null,
      outlet: null,
      authors: [],
      publishedAt: null,
      modifiedAt: null,
      url: null,
      language: null,
      text: body,
      provenance: { kind: 'pasted', by: ana },
      externalId: null,
      retrievedAt: '2024-06-01T10:00:00Z',
    });
    expect(original).toEqual({
      mediaType: 'text/plain; charset=utf-8',
      bytes: new TextEncoder().encode(body),
    });
  });

  test('its language is detected, unless it is stated', async () => {
    const german = articlesOfLanguages.find(({ language }) => language === 'de')?.text ?? '';
    expect((await read(pasted(german))).language).toBe('de');
    expect((await read(pasted(german), { language: 'de_at' })).language).toBe('de-AT');
    expect((await read(pasted(german), { language: 'en' })).language).toBe('en');
    expect((await read(pasted(german), { language: 'German' })).language).toBe('de');
    const page = `<html lang="en-US"><article><h1>Brücke gesperrt</h1><p>${german.replace('\n\n', '<p>')}`;
    expect((await read(file('a.html', page))).language).toBe('de');
    expect((await read(file('a.md', `---\nlanguage: Deutsch\n---\n${german}`))).language).toBe('de');
    expect((await read(file('a.md', `---\nlanguage: de-CH\n---\n${german}`))).language).toBe('de-CH');
  });

  test('hints win over what the text says', async () => {
    const text = `Title: Bridge agreed\nSource: Northern Ledger\nDate: 2024-05-03\n\n${body}`;
    const hints = {
      title: ' Bridge\u200B at last ',
      outlet: 'quayside.example',
      publishedAt: '4 May 2024',
      url: 'https://Quayside.example/a?utm_source=x',
      externalId: 'q-1',
    };
    expect(await read(pasted(text), hints)).toMatchObject({
      title: 'Bridge at last',
      outlet: 'quayside.example',
      publishedAt: '2024-05-04',
      url: 'https://quayside.example/a',
      externalId: 'q-1',
      text: body,
    });
    expect(await read(pasted(text), { title: '', outlet: ' ' })).toMatchObject({
      title: 'Bridge agreed',
      outlet: 'Northern Ledger',
    });
  });

  test('a text of paragraphs with a title comes through untouched', async () => {
    const text = `${body}\n\nWhat it costs\n\n“We can afford it,” she said.`;
    expect((await read(pasted(text), { title: 'Bridge agreed' })).text).toBe(text);
  });

  test.each([
    ['asdf', {}, 'no-sentence'],
    ['', {}, 'no-sentence'],
    ['Bridge agreed in Delvona', {}, 'no-sentence'],
    ['https://ledger.example/a https://ledger.example/b', {}, 'no-sentence'],
    ['Short. Very.', {}, 'no-sentence'],
    ['Advertisement\n\nFollow us on Facebook and on Instagram and on YouTube', {}, 'no-sentence'],
    ['🎉 '.repeat(200), {}, 'no-sentence'],
    ['x'.repeat(400_001), {}, 'text-too-long'],
    [body, { publishedAt: 'on Friday' }, 'bad-date'],
    [body, { publishedAt: '2024-02-31' }, 'bad-date'],
    [body, { url: 'not a link' }, 'bad-url'],
    [body, { url: 'javascript:alert(1)' }, 'bad-url'],
  ])('refused: %#', async (text, hints, code) => {
    const reading = read(pasted(text), hints);
    await expect(reading).rejects.toBeInstanceOf(UserError);
    await expect(reading).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/^[^\n]{20,250}\.$/),
    });
  });
});

describe('files', () => {
  test('Markdown with front matter', async () => {
    const { original, ...content } = await read(fixture('report.md'));
    expect(content).toMatchObject({
      title: 'Museum of bells opens in Delvona',
      outlet: 'Quayside Post',
      authors: ['Petra Holm', 'Ivo Marsh'],
      publishedAt: '2024-03-18',
      url: 'https://quayside.example/bells',
      language: 'en',
      provenance: { kind: 'file', fileName: 'report.md', by: ana },
    });
    expect(content.text).toContain(
      'holds 214 bells since Monday, the largest of them cast in 1652 for a church',
    );
    expect(content.text).not.toMatch(/[*[\]#]|Museum of bells/);
    expect(original?.mediaType).toBe('text/markdown');
  });

  test('HTML', async () => {
    const { text, ...content } = await read(fixture('news-article.html'));
    expect(content).toMatchObject({
      title: 'Delvona agrees on a second bridge',
      outlet: 'Northern Ledger',
      authors: ['Ana Vale', 'Ivo Marsh'],
      publishedAt: '2024-05-03T05:15:00Z',
      provenance: { kind: 'file', fileName: 'news-article.html' },
    });
    expect(text.startsWith('The council of Delvona voted')).toBe(true);
    expect(text).not.toMatch(/DELVONA –|Advertisement|Also read|Follow us|By Ana|Reuters/);
    expect(text).toContain('The town clerk'.toLowerCase());
  });

  test('HTML without a hinted URL has none, whatever it says of itself', async () => {
    expect((await read(fixture('news-article.html'))).url).toBeNull();
    const page = `<link rel="canonical" href="https://ledger.example/a"><article><p>${body.repeat(4)}</p></article>`;
    expect((await read(file('a.html', page))).url).toBeNull();
  });

  test('HTML is read as the page at the hinted URL', async () => {
    const content = await read(fixture('news-article.html'), { url: 'https://ledger.example/x?id=7' });
    expect(content).toMatchObject({
      url: 'https://ledger.example/news/2024/delvona-second-bridge',
      provenance: { kind: 'file', fileName: 'news-article.html', by: ana },
    });
    const page = `<link rel="canonical" href="https://other.example/a"><article><p>${body.repeat(4)}</p></article>`;
    expect(await read(file('a.html', page), { url: 'https://www.ledger.example/b' })).toMatchObject({
      url: 'https://www.ledger.example/b',
      outlet: 'ledger.example',
      provenance: { kind: 'file' },
    });
  });

  test('a refusal for length names the size and the way out', async () => {
    await expect(read(file('book.txt', 'word. '.repeat(100_000)))).rejects.toThrow(
      'The file "book.txt" has 600,000 characters, and an article at most 400,000: give the article alone.',
    );
  });

  test('plain text', async () => {
    const content = await read(
      file(
        'bridge.txt',
        `\uFEFF date 2024-05-03 Second Bridge for Delvona\r\n\r\n${body.replaceAll('\n', '\r\n')}`,
      ),
    );
    expect(content).toMatchObject({
      title: 'Second Bridge for Delvona',
      publishedAt: '2024-05-03',
      text: body,
    });
  });

  test.each([
    [file('a.txt', ''), 'empty-file'],
    [file('a.pdf', '%PDF-1.4'), 'damaged-pdf'],
    [file('a.docx', 'PK\u0003\u0004'), 'file-without-article'],
    [file('a.txt', Buffer.alloc(100)), 'binary-file'],
    [file('a.txt', Buffer.alloc(21 * 2 ** 20, 'x')), 'file-too-large'],
    [file('a.txt', 'word. '.repeat(66_667)), 'file-too-long'],
    [file('a.md', '<!--'.repeat(2 ** 20)), 'file-too-long'],
    [file('a.html', `<article><p>${'The bridge is open. '.repeat(20_001)}`), 'file-too-long'],
    [file('a.html', '<p>Hi.'), 'no-article'],
    [file('a.md', '---\ntitle: [\n---\n'), 'bad-front-matter'],
    [file('a.md', '# Bridge agreed'), 'no-sentence'],
  ])('refused: %#', async (input, code) => {
    await expect(read(input)).rejects.toMatchObject({ name: 'UserError', code });
  });
});
