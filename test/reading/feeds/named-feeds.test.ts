import { afterAll, expect, test } from 'vitest';
import { ProcessFeedParser } from '../../../src/reading/feeds/feed-parser.js';
import { refusalOf } from '../fetch/fetching.js';

const parser = new ProcessFeedParser();
afterAll(() => parser.close());

const url = 'https://ledger.example/feeds/news.xml';

test('the feeds that a page names, those of comments last', async () => {
  const html = `<html><head><base href="https://www.ledger.example/de/">
    <!-- <link rel="alternate" type="application/rss+xml" href="/commented-out"> -->
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <LINK REL='alternate nofollow' TYPE='application/atom+xml; charset=utf-8' HREF='atom.xml?a=1&amp;b=2'>
    <link rel=alternate type=application/feed+json href=/feed.json>
    <link rel="alternate" hreflang="fr" href="/fr"><link rel="stylesheet" type="text/css" href="/a.css">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)"></head></html>`;
  expect(await parser.links({ bytes: new TextEncoder().encode(html), charset: null, url })).toEqual([
    'https://www.ledger.example/de/atom.xml?a=1&b=2',
    'https://www.ledger.example/feed.json',
    'https://www.ledger.example/comments/feed',
  ]);
});

test('an OPML file with folders, and what is none', async () => {
  const opml = `<opml version="2.0"><body><outline text="News"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/rss"/></outline>
    <outline text="No feed" htmlUrl="https://b.example/"/><outline title="C" xmlUrl=" https://c.example/ "/></body></opml>`;
  expect(await parser.outlines(new TextEncoder().encode(opml))).toEqual([
    { url: 'https://a.example/rss', title: 'A & B' },
    { url: 'https://c.example/', title: 'C' },
  ]);
  expect((await refusalOf(parser.outlines(new TextEncoder().encode('<html>')))).code).toBe('not-opml');
  expect((await refusalOf(parser.outlines(new TextEncoder().encode('')))).code).toBe('not-opml');
});
