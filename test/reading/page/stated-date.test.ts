import { describe, expect, test } from 'vitest';
import { addressDate, statedDate } from '../../../src/reading/page/stated-date.js';

describe('statedDate', () => {
  test.each([
    ['2025-02-17T06:30:00Z', '2025-02-17T06:30:00Z'],
    ['2025-02-17T06:30:00.123+02:00', '2025-02-17T04:30:00Z'],
    ['2025-02-17T06:30:00+0200', '2025-02-17T04:30:00Z'],
    ['2025-02-17T06:30:00[Europe/Berlin]', '2025-02-17'],
    ['2025-02-17T06:30:00', '2025-02-17'],
    ['2025-02-17', '2025-02-17'],
    ['20250217', '2025-02-17'],
    ['Mon, 17 Feb 2025 06:30:00 GMT', '2025-02-17T06:30:00Z'],
    ['February 17, 2025', '2025-02-17'],
    ['17. Februar 2025', '2025-02-17'],
    ['1739773800', '2025-02-17T06:30:00Z'],
    ['1739773800000', '2025-02-17T06:30:00Z'],
    ['1739773800.5', '2025-02-17T06:30:00Z'],
    ['9999999999999', null],
    ['123456789', null],
    ['yesterday', null],
    ['2025-13-40', null],
    ['{{ page.date }}', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(statedDate(text)).toBe(expected);
  });
});

describe('addressDate', () => {
  test.each([
    ['/2025/02/17/salt-marshes', '2025-02-17'],
    ['/news/2025/2/7/salt', '2025-02-07'],
    ['/news/2025-02-17-salt', '2025-02-17'],
    ['/news/2025/02/', null],
    ['/news/2025/02/31/salt', null],
    ['/news/1125/02/17/salt', null],
    ['/20250217/salt', null],
    ['', null],
  ])('%s', (path, expected) => {
    expect(addressDate(path)).toBe(expected);
  });
});
