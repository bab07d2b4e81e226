import { describe, expect, it } from 'vitest';
import { formatDate } from '../../src/locales/format-date.js';

describe('formatDate', () => {
  it.each([
    ['2024-12-13', '13 Dec 2024'],
    ['2024-01-01T00:00:00Z', '1 Jan 2024'],
    ['2024-12-31T23:59:59.999Z', '31 Dec 2024'],
    ['0999-09-09', '9 Sep 0999'],
    ['2024-13-01', '2024-13-01'],
    ['last week', 'last week'],
    ['', ''],
  ])('%j is %j', (isoDate, shown) => {
    expect(formatDate(isoDate)).toBe(shown);
  });
});
