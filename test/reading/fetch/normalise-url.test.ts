import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { normaliseUrl, tryNormaliseUrl } from '../../../src/reading/fetch/normalise-url.js';

describe('normaliseUrl', () => {
  test.each([
    ['https://Ledger.Example/Story', 'https://ledger.example/Story'],
    ['HTTPS://ledger.example:443/a', 'https://ledger.example/a'],
    ['http://ledger.example:80/a', 'http://ledger.example/a'],
    ['http://ledger.example:8080/a', 'http://ledger.example:8080/a'],
    ['https://ledger.example./a', 'https://ledger.example/a'],
    ['https://ledger.example', 'https://ledger.example/'],
    ['https://ledger.example/a#part', 'https://ledger.example/a'],
    ['https://ledger.example/a#:~:text=bridge', 'https://ledger.example/a'],
    ['https://ledger.example/a?utm_source=x&utm_medium=y', 'https://ledger.example/a'],
    ['https://ledger.example/a?b=2&fbclid=x&a=1&gclid=y', 'https://ledger.example/a?b=2&a=1'],
    ['https://ledger.example/a?mc_cid=1&id=7&mc_eid=2', 'https://ledger.example/a?id=7'],
    ['https://ledger.example/a?id=a%20b', 'https://ledger.example/a?id=a%20b'],
    ['https://ledger.example/a?', 'https://ledger.example/a'],
    ['  <https://ledger.example/a>  ', 'https://ledger.example/a'],
    ['ledger.example/a', 'https://ledger.example/a'],
    ['https://www.google.com/amp/s/ledger.example/a?id=7', 'https://ledger.example/a?id=7'],
    ['https://www.google.co.uk/amp/ledger.example/a', 'http://ledger.example/a'],
    ['https://ledger-example.cdn.ampproject.org/c/s/ledger.example/a', 'https://ledger.example/a'],
    ['https://www.google.com/search?q=amp', 'https://www.google.com/search?q=amp'],
    ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  ])('%s', (given, expected) => {
    expect(normaliseUrl(given)).toBe(expected);
    expect(normaliseUrl(expected)).toBe(expected);
  });

  test('an address of other letters is one the ten-thousandth time, too', () => {
    for (let time = 0; time < 10_000; time += 1) tryNormaliseUrl('https://bücher.example/a');
    expect(tryNormaliseUrl('https://bücher.example/a')).toBe('https://xn--bcher-kva.example/a');
  });

  test.each([
    '',
    'no link',
    'ftp://ledger.example/a',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://',
    'https://a:b@ledger.example/',
    'https://www.google.com/amp/s/a:b@ledger.example/',
    `https://ledger.example/${'a'.repeat(3_000)}`,
  ])('refuses %j', (given) => {
    expect(() => normaliseUrl(given)).toThrow(UserError);
    expect(tryNormaliseUrl(given)).toBeNull();
  });
});
