import { describe, expect, test } from 'vitest';
import { betterAddress, urlKey } from '../../src/archive/url-key.js';

const story = 'https://ledger.example/news/bridge?id=7';

describe('addresses of one page', () => {
  test.each([
    'http://ledger.example/news/bridge?id=7',
    'https://www.ledger.example:443/news/bridge/?id=7',
    'http://ledger.example:80/news/bridge?id=7',
    'https://LEDGER.example./news/bridge?id=7#top',
    'https://m.ledger.example/news/bridge?id=7',
    'https://mobile.ledger.example/news/bridge?id=7',
    'https://www.m.ledger.example/news/bridge?id=7',
    'https://amp.ledger.example/news/bridge?id=7',
    'https://ledger.example/news/bridge/amp?id=7',
    'https://ledger.example/news/bridge/amp/?id=7',
    'https://ledger.example/amp/news/bridge?id=7',
    'https://ledger.example/news/bridge?id=7&amp=1',
    'https://ledger.example/news/bridge?amp&id=7',
    'https://ledger.example/news/bridge?outputType=amp&id=7',
    'https://ledger.example/news/bridge?utm_source=x&id=7&fbclid=y',
    'https://www.google.com/amp/s/ledger.example/news/bridge?id=7',
    'https://google.de/amp/s/www.ledger.example/news/bridge/amp?id=7&usqp=mq331',
    'https://ledger-example.cdn.ampproject.org/c/s/ledger.example/news/bridge?id=7',
    'https://ledger-example.cdn.ampproject.org/v/s/ledger.example/news/bridge?id=7&amp_js_v=0.1',
    'https://www.bing.com/amp/s/ledger.example/news/bridge?id=7',
  ])('%s', (address) => {
    expect(urlKey(address)).toBe(urlKey(story));
  });

  test.each([
    ['https://ledger.example/a?b=1&a=2', 'https://ledger.example/a?a=2&b=1'],
    ['https://ledger.example', 'https://www.ledger.example/'],
    ['https://ledger.example/a.amp.html', 'https://ledger.example/a.html'],
    ['https://en.m.lexicon.example/wiki/Bridge', 'https://en.lexicon.example/wiki/Bridge'],
  ])('%s and %s', (one, other) => {
    expect(urlKey(one)).toBe(urlKey(other));
  });
});

describe('addresses of two pages', () => {
  test.each([
    [story, 'https://ledger.example/news/bridge?id=8'],
    [story, 'https://ledger.example/news/bridge'],
    [story, 'https://other.example/news/bridge?id=7'],
    [story, 'https://sub.ledger.example/news/bridge?id=7'],
    [story, 'https://ledger.example:8443/news/bridge?id=7'],
    ['https://ledger.example/a', 'https://ledger.example/A'],
    ['https://ledger.example/amp', 'https://ledger.example/'],
    ['https://ledger.example/lamp', 'https://ledger.example/l'],
    ['https://ledger.example/news/amp/guitars', 'https://ledger.example/news/guitars'],
    ['https://ledger.example/a?amp=3', 'https://ledger.example/a'],
    ['https://m.example/a', 'https://example/a'],
    ['https://www.google.com/amp/', 'https://www.google.com/'],
  ])('%s and %s', (one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other));
  });
});

test('what is no address is its own key', () => {
  for (const text of ['', "' OR 1=1 --", 'no address']) expect(urlKey(text)).toBe(text);
});

test('of two addresses of one page that for every device, by https, is shown', () => {
  expect(betterAddress('https://m.ledger.example/a', 'https://ledger.example/a')).toBe(
    'https://ledger.example/a',
  );
  expect(betterAddress('https://ledger.example/a', 'https://ledger.example/a/amp')).toBe(
    'https://ledger.example/a',
  );
  expect(betterAddress('http://ledger.example/a', 'https://ledger.example/a')).toBe(
    'https://ledger.example/a',
  );
  expect(betterAddress('https://ledger.example/a', 'https://www.ledger.example/a')).toBe(
    'https://ledger.example/a',
  );
  expect(betterAddress('https://ledger.example/a', 'http://ledger.example/b')).toBe(
    'http://ledger.example/b',
  );
});
