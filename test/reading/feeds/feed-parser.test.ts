import { afterAll, describe, expect, test } from 'vitest';
import type { FeedDocument } from '../../../src/reading/feeds/feed-document.js';
import { ProcessFeedParser } from '../../../src/reading/feeds/feed-parser.js';
import { refusalOf } from '../fetch/fetching.js';

const parser = new ProcessFeedParser();
afterAll(() => parser.close());

const now = Date.parse('2026-03-02T10:00:00Z');
const url = 'https://ledger.example/feeds/news.xml';

function read(content: string | Uint8Array, charset: string | null = null): Promise<FeedDocument> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return parser.feed({ bytes, charset, url }, now);
}
const rss = (inside: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Ledger</title>${inside}</channel></rss>`;
const item = (inside: string): string => `<item>${inside}</item>`;

describe('formats', () => {
  test('RSS, with what it says of itself', async () => {
    const feed = await read(
      rss(`<link>https://ledger.example/</link><ttl>180</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours>
      <skipDays><day>Sunday</day></skipDays>
      ${item(`<title>A &lt;i&gt;bridge&lt;/i&gt; opens &amp;amp; closes</title><link>/bridge?utm_source=rss</link>
      <author>ana@ledger.example (Ana Lund)</author><pubDate>Sun, 01 Mar 2026 08:30:00 +0100</pubDate>`)}`),
    );
    expect(feed).toEqual({
      title: 'Ledger',
      format: 'RSS',
      itemCount: 1,
      rhythm: { intervalMinutes: 180, skipHours: [0, 3], skipDays: [0] },
      items: [
        {
          key: 'https://ledger.example/bridge',
          url: 'https://ledger.example/bridge',
          title: 'A bridge opens & closes',
          authors: ['Ana Lund'],
          publishedAt: '2026-03-01T07:30:00Z',
          modifiedAt: '2026-03-01T07:30:00Z',
          html: null,
        },
      ],
    });
  });

  test('Atom', async () => {
    const feed = await read(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title>
      <link rel="self" href="https://cdn.example/self"/><link href="https://ledger.example/"/>
      <entry><id>urn:7</id><title>Bridge</title><link rel="enclosure" href="/a.mp3"/><link rel="alternate" type="text/html" href="bridge"/>
      <updated>2026-03-01T08:30:00Z</updated><author><name>Ana Lund</name></author>
      <content type="html">&lt;p&gt;It opens.&lt;/p&gt;</content></entry></feed>`);
    expect(feed).toMatchObject({ format: 'Atom', title: 'Ledger' });
    expect(feed.items).toEqual([
      {
        key: 'https://ledger.example/bridge',
        url: 'https://ledger.example/bridge',
        title: 'Bridge',
        authors: ['Ana Lund'],
        publishedAt: '2026-03-01T08:30:00Z',
        modifiedAt: '2026-03-01T08:30:00Z',
        html: '<p>It opens.</p>',
      },
    ]);
  });

  test('RDF', async () => {
    const feed =
      await read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
      <channel rdf:about="x"><title>Ledger</title><link>https://ledger.example/</link><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency></channel>
      <item rdf:about="https://ledger.example/1"><title>Bridge</title><link>https://ledger.example/1</link><dc:date>2026-03-01</dc:date><dc:creator>Ana</dc:creator></item></rdf:RDF>`);
    expect(feed).toMatchObject({
      format: 'RDF',
      rhythm: { intervalMinutes: 360 },
      items: [{ url: 'https://ledger.example/1', publishedAt: '2026-03-01', authors: ['Ana'] }],
    });
  });

  test('JSON Feed', async () => {
    const feed = await read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Ledger',
        items: [
          {
            id: '1',
            url: '/bridge',
            content_text: 'One <b>.\n\nTwo.',
            date_published: '2026-03-01T08:30:00Z',
          },
          { id: '2', content_html: '<p>No link.</p>' },
          { id: '3' },
          null,
        ],
      }),
    );
    expect(feed).toMatchObject({ format: 'JSON Feed', title: 'Ledger' });
    expect(feed.items.map(({ key, html }) => [key, html])).toEqual([
      ['https://ledger.example/bridge', '<p>One &lt;b>.</p>\n<p>Two.</p>'],
      ['id:2', '<p>No link.</p>'],
    ]);
  });
});

describe('odd and hostile feeds', () => {
  test.each([
    ['a page', '<!doctype html><html><head><title>rss</title></head><body>rss</body></html>', 'not-a-feed'],
    ['nothing', '', 'not-a-feed'],
    ['a picture', '\u0089PNG\r\n\u0000\u0000', 'not-a-feed'],
    ['other XML', '<?xml version="1.0"?><sitemap/>', 'not-a-feed'],
    ['JSON that is none', '{"title":"x"}', 'not-a-feed'],
    ['half of one', rss(item('<title>A</title>')).slice(0, 80), 'broken-feed'],
    ['one that ends in a comment', `${rss('').slice(0, 60)}<!--`, 'broken-feed'],
    ['200,000 open elements', rss('<a>'.repeat(200_000)), 'broken-feed'],
    ['200,000 nested arrays', '['.repeat(200_000), 'not-a-feed'],
    [
      'one that asks for a file of ours',
      `<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item('<title>&x;</title><link>/a</link>'))}`,
      'broken-feed',
    ],
    ['one that would set our prototypes', rss('<__proto__><x>1</x></__proto__>'), 'broken-feed'],
  ])('%s is refused', async (_, content, code) => {
    const started = performance.now();
    const refusal = await refusalOf(read(content));
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^https:\/\/ledger\.example\/feeds\/news\.xml is .*\.$/);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('a billion laughs stay one', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    );
    const feed = await read(
      `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">${entities.join('')}]>${rss(item('<title>&l9;</title><link>/a</link>')).replace(/^<\?xml[^>]*>/, '')}`,
    );
    expect(feed.items[0]?.title?.length).toBeLessThan(100);
  });

  test('what costs too much is ended, and the next feed is read', async () => {
    const costly = new ProcessFeedParser({ deadlineMs: 500 });
    const attributes = Array.from({ length: 400_000 }, (_, index) => `a${index}="x"`).join(' ');
    const bytes = new TextEncoder().encode(rss(`<item ${attributes}><link>/a</link></item>`));
    expect((await refusalOf(costly.feed({ bytes, charset: null, url }, now))).code).toMatch(
      /^feed-(?:timeout|memory)$/,
    );
    const next = new TextEncoder().encode(rss(item('<link>/a</link>')));
    expect((await costly.feed({ bytes: next, charset: null, url }, now)).items).toHaveLength(1);
    await costly.close();
  });

  test('of 100,000 items the newest fifty are taken, in time', async () => {
    const items = Array.from({ length: 100_000 }, (_, index) =>
      index === 77_777
        ? item('<link>/new</link><pubDate>Sun, 01 Mar 2026 08:30:00 GMT</pubDate>')
        : item(`<link>/${index}</link>`),
    );
    const started = performance.now();
    const feed = await read(rss(items.join('')));
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(feed.itemCount).toBe(100_000);
    expect(feed.items).toHaveLength(50);
    expect(feed.items.slice(0, 3).map(({ url: link }) => link)).toEqual(
      ['https://ledger.example/new', 'https://ledger.example/feeds/0', 'https://ledger.example/feeds/1'].map(
        (link) => link.replace('/feeds/', '/'),
      ),
    );
  });

  test('items without links, dates, titles; with dates to come; with one guid for all', async () => {
    const feed = await read(
      rss(
        [
          item('<title>Neither link nor text</title>'),
          item('<title>To come</title><link>/future</link><pubDate>Sun, 01 Mar 2099 08:30:00 GMT</pubDate>'),
          item('<title>No date</title><link>/undated</link><pubDate>lately</pubDate><guid>same</guid>'),
          item(
            '<title>Dated</title><link>/dated</link><pubDate>Sat, 28 Feb 2026 08:30:00 GMT</pubDate><guid>same</guid>',
          ),
          item('<link>/dated#again</link><guid>same</guid>'),
          item('<title>Guid is its link</title><guid>https://ledger.example/guid</guid>'),
          item('<title>Guid is none</title><guid isPermaLink="false">https://ledger.example/no</guid>'),
          item('<title>Script</title><link>javascript:alert(1)</link>'),
        ].join(''),
      ),
    );
    expect(feed.items.map(({ url: link, publishedAt }) => [link, publishedAt])).toEqual([
      ['https://ledger.example/dated', '2026-02-28T08:30:00Z'],
      ['https://ledger.example/future', null],
      ['https://ledger.example/undated', null],
      ['https://ledger.example/guid', null],
    ]);
  });

  test.each([
    [
      'a header that lies',
      new TextEncoder().encode(rss(item('<title>Köln</title><link>/a</link>'))),
      'iso-8859-1',
    ],
    [
      'a declaration that is right',
      Buffer.from(
        `<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><title>L</title><item><title>Köln</title><link>/a</link></item></channel></rss>`,
        'latin1',
      ),
      null,
    ],
    ['UTF-8 that is none', Buffer.from(rss(item('<title>Köln</title><link>/a</link>')), 'latin1'), 'utf-8'],
    [
      'UTF-16',
      Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(rss(item('<title>Köln</title><link>/a</link>')), 'utf16le'),
      ]),
      null,
    ],
    [
      'an unknown charset',
      new TextEncoder().encode(rss(item('<title>Köln</title><link>/a</link>'))),
      'klingon',
    ],
  ])('%s: read all the same', async (_, bytes, charset) => {
    expect((await read(bytes, charset)).items[0]?.title).toBe('Köln');
  });
});
