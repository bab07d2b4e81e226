import { describe, expect, test } from 'vitest';
import { parsePage } from '../../../src/reading/page/parse-markup.js';
import { readPageFacts } from '../../../src/reading/page/page-facts.js';

const url = 'https://www.ledger.example/news/bridge';
const facts = (head: string, body = '', address: string | null = url) =>
  readPageFacts(parsePage(`<html><head>${head}</head><body>${body}</body></html>`), address);
const linked = (data: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', ...data })}</script>`;

describe('title', () => {
  test.each([
    ['<title>Bridge agreed</title>', '', 'Bridge agreed'],
    [
      '<title>Bridge agreed | Northern Ledger</title><meta property="og:site_name" content="Northern Ledger">',
      '',
      'Bridge agreed',
    ],
    [
      '<title>Bridge agreed | Northern Ledger | News for the north</title><meta property="og:site_name" content="Northern Ledger">',
      '',
      'Bridge agreed',
    ],
    ['<title>Bridge agreed -- Ledger</title>', '', 'Bridge agreed'],
    ['<title>Bridge agreed – at last</title>', '', 'Bridge agreed – at last'],
    ['<meta property="og:title" content="Bridge agreed"><title>Ledger</title>', '', 'Bridge agreed'],
    ['<title>Ledger</title>', '<h1>Bridge agreed</h1>', 'Bridge agreed'],
    [linked({ headline: 'Bridge agreed' }), '<h1>Another</h1>', 'Bridge agreed'],
    ['', '', null],
  ])('%s %s', (head, body, title) => {
    expect(facts(head, body).title).toBe(title);
  });
});

describe('outlet', () => {
  test.each([
    ['<meta property="og:site_name" content="Northern Ledger">', 'Northern Ledger'],
    [linked({ publisher: { name: 'Northern Ledger' } }), 'Northern Ledger'],
    [linked({ publisher: [{ name: 'Northern Ledger' }, { name: 'Other' }] }), 'Northern Ledger'],
    [linked({ publisher: 'Northern Ledger' }), 'Northern Ledger'],
    [
      `<meta property="og:site_name" content="Ledger">${linked({ publisher: 'Ledger Media Holding' })}`,
      'Ledger',
    ],
    ['', 'ledger.example'],
  ])('%s', (head, outlet) => {
    expect(facts(head).outlet).toBe(outlet);
  });
  test('none for a file without an address', () => {
    expect(facts('', '', null).outlet).toBeNull();
  });
});

describe('dates', () => {
  test.each([
    [linked({ datePublished: '2024-05-03T07:15:00+02:00' }), '', '2024-05-03T05:15:00Z'],
    [linked({ datePublished: '2024-05-03T07:15:00' }), '', '2024-05-03'],
    [linked({ datePublished: ['2024-05-03'] }), '', '2024-05-03'],
    [linked({ datePublished: 1714713300 }), '', '2024-05-03T05:15:00Z'],
    [linked({ datePublished: '1714713300000' }), '', '2024-05-03T05:15:00Z'],
    [linked({ datePublished: { '@value': '2024-05-03' } }), '', '2024-05-03'],
    [`${linked({ datePublished: 'soon' })}<meta name="date" content="2024-05-03">`, '', '2024-05-03'],
    [
      '<meta property="article:published_time" content="{{date}}"><meta name="pubdate" content="2024-05-03">',
      '',
      '2024-05-03',
    ],
    ['<meta name="DC.Date.Issued" content="2024-05-03">', '', '2024-05-03'],
    [
      '',
      '<time datetime="2024-05-02">Updated</time><time itemprop="datePublished" datetime="2024-05-03">',
      '2024-05-03',
    ],
    [
      '',
      '<span itemprop="datePublished" content="2024-05-03T05:15:00Z">Friday</span>',
      '2024-05-03T05:15:00Z',
    ],
    ['', '<time>3 May 2024</time>', '2024-05-03'],
    ['', '<div class="article-meta">Published on May 3, 2024</div>', '2024-05-03'],
    ['', '<span class="byline-date">3. Mai 2024</span>', '2024-05-03'],
    ['', '<p>The bridge was opened on 3 May 2024.</p>', null],
    ['', '<div class="date">03/04/2024</div>', null],
  ])('%s %s', (head, body, publishedAt) => {
    expect(facts(head, body).publishedAt).toBe(publishedAt);
  });

  test('modified', () => {
    expect(facts(linked({ dateModified: '2024-05-04' })).modifiedAt).toBe('2024-05-04');
    expect(facts('<meta property="article:modified_time" content="2024-05-04T00:00:00Z">').modifiedAt).toBe(
      '2024-05-04T00:00:00Z',
    );
  });
});

describe('authors', () => {
  test.each([
    [linked({ author: 'By Ana Vale and Ivo Marsh' }), '', ['Ana Vale', 'Ivo Marsh']],
    [linked({ author: [{ name: 'Ana Vale' }, 'Ivo Marsh'] }), '', ['Ana Vale', 'Ivo Marsh']],
    [linked({ author: { name: ['Ana Vale', 'Ivo Marsh'] } }), '', ['Ana Vale', 'Ivo Marsh']],
    [linked({ creator: ['Ana Vale'] }), '', ['Ana Vale']],
    [`${linked({ author: { name: '' } })}<meta name="author" content="Ana Vale">`, '', ['Ana Vale']],
    [
      '<meta property="article:author" content="https://social.example/ana"><meta name="parsely-author" content="Ana Vale">',
      '',
      ['Ana Vale'],
    ],
    [
      '<meta name="author" content="Ana Vale"><meta name="author" content="Ivo Marsh">',
      '',
      ['Ana Vale', 'Ivo Marsh'],
    ],
    ['', '<a rel="author">Ana Vale</a>', ['Ana Vale']],
    [
      '',
      '<span itemprop="author"><img><span itemprop="name">Ana Vale</span>, she writes on ships</span>',
      ['Ana Vale'],
    ],
    ['', '<p class="byline">By Ana Vale and Ivo Marsh</p>', ['Ana Vale', 'Ivo Marsh']],
    ['', '<div class="story-byline"><span>By Ana Vale, Reuters</span></div>', ['Ana Vale']],
    ['', '<p>By Ana Vale</p>', []],
  ])('%s %s', (head, body, authors) => {
    expect(facts(head, body).authors).toEqual(authors);
  });
});

describe('canonical address', () => {
  test.each([
    ['<link rel="canonical" href="/news/2024/bridge">', 'https://www.ledger.example/news/2024/bridge'],
    [
      '<base href="/archive/"><link rel="canonical" href="bridge">',
      'https://www.ledger.example/archive/bridge',
    ],
    ['<base href="https://elsewhere.example/"><link rel="canonical" href="bridge">', null],
    ['<meta property="og:url" content="https://ledger.example/b">', 'https://ledger.example/b'],
    ['<link rel="canonical" href="http://[">', null],
    ['', null],
  ])('%s', (head, expected) => {
    expect(facts(head).url).toBe(expected);
  });
});
