import { expect, test } from 'vitest';
import { outletName } from '../../../src/search/outlet/outlet-name.js';

test.each([
  ['USA Today', 'usatoday.com'],
  ['USA TODAY', 'www.usatoday.com'],
  ['The Guardian', 'guardian'],
  ['the guardian', 'theguardian.com'],
  ['The Week', 'theweek.com'],
  ['CNN', 'edition.cnn.com'],
  ['BBC', 'bbc.co.uk'],
  ['BBC', 'news.bbc.co.uk'],
  ['ABC', 'abc.net.au'],
  ['Haaretz', 'haaretz.co.il'],
  ['El País', 'elpais.com'],
  ['Frankfurter  Allgemeine', 'FRANKFURTER ALLGEMEINE'],
  ["People's Daily", 'People’s Daily'],
])('%s is %s', (one, other) => {
  expect(outletName(one)).toBe(outletName(other));
  expect(outletName(one)).not.toBe('');
});

test.each([
  ['CNN', 'CNN Türk'],
  ['NYT', 'New York Times'],
  ['The Times', 'The Times of Malta'],
  ['Time', 'The Times'],
  ['com', 'cnn.com'],
])('%s is not %s', (one, other) => {
  expect(outletName(one)).not.toBe(outletName(other));
});
