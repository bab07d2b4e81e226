import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ExtractedPage } from '../../../src/reading/page/extracted-page.js';
import { ProcessExtractor, type PageToExtract } from '../../../src/reading/page/extractor.js';
import { refusalOf } from '../fetch/fetching.js';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures', 'reading');
const paragraph =
  '<p>The council of Delvona voted on Friday to build a second bridge across the Orn, said the clerk.</p>';
const extractor = new ProcessExtractor();
afterAll(() => extractor.close());

function page(html: string | Uint8Array, rest: Partial<PageToExtract> = {}): PageToExtract {
  return {
    html: Buffer.from(html),
    charset: null,
    url: 'https://www.ledger.example/news/2024/story',
    name: 'ledger.example',
    ...rest,
  };
}

function fixture(name: string, rest: Partial<PageToExtract> = {}): Promise<ExtractedPage> {
  return extractor.extract(page(readFileSync(join(fixtures, name)), rest));
}

describe('pages', () => {
  test('an article with JSON-LD', async () => {
    const { text, ...facts } = await fixture('news-article.html');
    expect(facts).toEqual({
      title: 'Delvona agrees on a second bridge',
      outlet: 'Northern Ledger',
      authors: ['Ana Vale', 'Ivo Marsh'],
      publishedAt: '2024-05-03T05:15:00Z',
      modifiedAt: '2024-05-04T07:00:00Z',
      canonicalUrl: 'https://www.ledger.example/news/2024/delvona-second-bridge',
      language: 'en-GB',
    });
    const paragraphs = text.split('\n\n');
    expect(paragraphs).toContain('The cost of the crossing');
    expect(paragraphs).toContain('Lanes: two, and one for trams.');
    expect(text).toContain('41.5 million crowns');
    expect(text).not.toMatch(/Mira Lund|Home|All rights|color: red/);
  });

  test('an article with little but meta and time', async () => {
    const { text, ...facts } = await fixture('plain-meta.html', {
      url: 'https://ornbote.example/lokales/tram',
    });
    expect(facts).toMatchObject({
      title: 'Tramfahrer legen die Arbeit nieder',
      outlet: 'ornbote.example',
      authors: ['Jutta Feld'],
      publishedAt: '2023-11-08',
      language: 'de-DE',
      canonicalUrl: null,
    });
    expect(text).toContain('Am 13. November wollen beide Seiten');
  });

  test('the text of JSON-LD where the page shows a stub', async () => {
    const { text, title, outlet, authors } = await fixture('stub-with-body.html');
    expect({ title, outlet, authors }).toEqual({
      title: 'Herring quotas rise for the first time in ten years',
      outlet: 'Quayside Post',
      authors: ['Petra Holm'],
    });
    expect(text.split('\n\n')).toHaveLength(3);
  });

  test.each([
    ['consent-wall.html', 'consent-wall'],
    ['bot-wall.html', 'bot-wall'],
    ['paywall.html', 'paywall'],
  ])('%s is refused', async (name, code) => {
    const refusal = await refusalOf(fixture(name));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^ledger\.example .*\.$/);
  });

  test('a front page is refused', async () => {
    expect((await refusalOf(fixture('front-page.html', { url: 'https://www.ledger.example/' }))).code).toBe(
      'index-page',
    );
  });

  test.each([
    ['', 'no-article'],
    ['<html><body></body></html>', 'no-article'],
    ['<p>Hello.</p>', 'no-article'],
    [
      '<title>404 - Page not found</title><p>Sorry, the page you are looking for is gone.</p>',
      'missing-page',
    ],
    ['\u0000\u0001\u0002', 'no-article'],
    [
      `<html><title>Sign in</title><body>${'<a href="/x">A link to somewhere else</a> '.repeat(40)}</body></html>`,
      'index-page',
    ],
  ])('%j is refused', async (html, code) => {
    expect((await refusalOf(extractor.extract(page(html)))).code).toBe(code);
  });

  test('a long article that speaks of cookies and captchas is an article', async () => {
    const html = `<title>Why captchas fail</title><article>${paragraph.repeat(12)}<p>Many pages ask you to accept cookies, or to verify you are human by a captcha.</p>${paragraph.repeat(12)}</article>`;
    expect((await extractor.extract(page(html))).text).toContain('accept cookies');
  });

  test.each([
    ['https://elsewhere.example/story', null],
    ['https://m.ledger.example/story', 'https://m.ledger.example/story'],
    ['javascript:alert(1)', null],
    ['https://www.ledger.example/', null],
  ])('canonical address %s', async (href, expected) => {
    const html = `<html><head><link rel="canonical" href="${href}"></head><body><article>${paragraph.repeat(6)}</article></body></html>`;
    expect((await extractor.extract(page(html))).canonicalUrl).toBe(expected);
  });

  test.each([
    ['windows-1252 in the header', 'windows-1252', '', 'latin1'],
    ['iso-8859-1 in the page', null, '<meta charset="iso-8859-1">', 'latin1'],
    ['nothing said, no UTF-8', null, '', 'latin1'],
    ['nothing said, UTF-8', null, '', 'utf8'],
    ['an unknown name', 'x-unheard-of', '', 'utf8'],
  ] as const)('charset: %s', async (_name, charset, meta, encoding) => {
    const html = Buffer.from(
      `<html><head>${meta}</head><body><article>${paragraph.replace('clerk', 'clérk').repeat(6)}</article></body></html>`,
      encoding,
    );
    expect((await extractor.extract(page(html, { charset }))).text).toContain('clérk');
  });
});

describe('the child process', () => {
  let warm: number | null = null;
  beforeAll(async () => {
    await extractor.extract(page(`<article>${paragraph.repeat(6)}</article>`));
    warm = extractor.childId;
  });

  test.skipIf(process.platform !== 'linux')(
    'has an empty environment (seen in /proc, on Linux only)',
    async () => {
      vi.stubEnv('DISCORD_TOKEN', 'a.test.token');
      const own = new ProcessExtractor();
      await own.extract(page(`<article>${paragraph.repeat(6)}</article>`));
      const environment = readFileSync(`/proc/${own.childId}/environ`, 'utf8').split('\0');
      expect(environment.filter((entry) => entry !== '' && !entry.startsWith('NODE_CHANNEL_'))).toEqual([]);
      await own.close();
      vi.unstubAllEnvs();
    },
  );

  test('stays warm, and reads several pages one after the other', async () => {
    const pages = await Promise.all(
      [1, 2, 3].map((number) =>
        extractor.extract(
          page(`<title>Story number ${number}</title><article>${paragraph.repeat(6)}</article>`),
        ),
      ),
    );
    expect(pages.map(({ title }) => title)).toEqual(['Story number 1', 'Story number 2', 'Story number 3']);
    expect(extractor.childId).toBe(warm);
  });

  test.each([
    ['blocks', '<div>'.repeat(5_000)],
    ['links, bold and paragraphs', '<a><b><p>'.repeat(1_500)],
  ])('deep nesting of %s is refused at once', async (_name, html) => {
    const started = performance.now();
    expect((await refusalOf(extractor.extract(page(html)))).code).toBe('too-deep');
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(extractor.childId).toBe(warm);
  });

  test('a page past the deadline ends it, and the next page gets a new one', async () => {
    const hasty = new ProcessExtractor({ deadlineMs: 150 });
    const slow = '<div class="a"><p>word, word</p></div>'.repeat(45_000);
    expect((await refusalOf(hasty.extract(page(slow)))).code).toBe('page-timeout');
    expect(hasty.childId).toBeNull();
    await hasty.close();
    const patient = new ProcessExtractor();
    expect((await patient.extract(page(`<article>${paragraph.repeat(6)}</article>`))).text).toContain(
      'Delvona',
    );
    await patient.close();
    expect(patient.childId).toBeNull();
  });

  test.skipIf(process.platform !== 'linux')(
    'a page past the memory limit ends it (watched on Linux only)',
    async () => {
      const small = new ProcessExtractor({ maximumBytes: 60 * 2 ** 20 });
      const html = '<div class="a"><p>word, word</p></div>'.repeat(45_000);
      expect((await refusalOf(small.extract(page(html)))).code).toBe('page-memory');
      await small.close();
    },
  );

  test('an idle child is ended', async () => {
    const brief = new ProcessExtractor({ idleMs: 30 });
    await brief.extract(page(`<article>${paragraph.repeat(6)}</article>`));
    await expect.poll(() => brief.childId).toBeNull();
    await brief.close();
  });

  test('an abort ends the reading with its reason', async () => {
    const own = new ProcessExtractor();
    const reason = new Error('no longer wanted');
    const slow = page('<div class="a"><p>word, word</p></div>'.repeat(45_000));
    for (const timeoutMs of [0, 20, 300]) {
      const reading = own.extract(slow, AbortSignal.timeout(timeoutMs));
      await expect(reading).rejects.toMatchObject({ name: 'TimeoutError' });
    }
    await expect(own.extract(slow, AbortSignal.abort(reason))).rejects.toBe(reason);
    await own.close();
  });
});
