import { describe, expect, test } from 'vitest';
import { readByLine } from '../../../src/reading/report/by-line.js';

describe('readByLine', () => {
  test.each([
    ['By Ana Vale', ['Ana Vale'], null],
    ['BY ANA VALE', ['ANA VALE'], null],
    ['By Ana Vale and Ivo Marsh', ['Ana Vale', 'Ivo Marsh'], null],
    ['By Ana Vale, Ivo Marsh and Ola van der Berg', ['Ana Vale', 'Ivo Marsh', 'Ola van der Berg'], null],
    ['By Ana Vale, Reuters', ['Ana Vale'], 'Reuters'],
    ['By ANA VALE Associated Press', ['ANA VALE'], 'Associated Press'],
    ['By Ana Vale, Northern Ledger', ['Ana Vale'], null],
    ['By Ana Vale | Staff writer', ['Ana Vale'], null],
    ['By Ana Vale in Delvona', ['Ana Vale'], null],
    ['Ana Vale, political correspondent', ['Ana Vale'], null],
    ['Ana Vale | Reuters', ['Ana Vale'], 'Reuters'],
    ['Mira LUND', ['Mira LUND'], null],
    ['Mira LUND and Ivo MARSH', ['Mira LUND', 'Ivo MARSH'], null],
    ['Mira LUND, AFP', ['Mira LUND'], 'AFP'],
    ['Von Ana Vale', ['Ana Vale'], null],
    ['Par J. Vale', ['J. Vale'], null],
  ])('%j', (line, authors, agency) => {
    expect(readByLine(line)).toEqual({ authors, agency, publishedAt: null });
  });

  test.each([
    ['By Ann Lee, 3 January 2025', '2025-01-03', null],
    ['By Ann Lee, January 3, 2025', '2025-01-03', null],
    ['By Ann Lee, Friday, 3 January 2025', '2025-01-03', null],
    ['By Ann Lee | 2025-01-03', '2025-01-03', null],
    ['By Ann Lee - Jan. 3, 2025', '2025-01-03', null],
    ['By Ann Lee (3 January 2025)', '2025-01-03', null],
    ['By Ann Lee, Reuters, 3 January 2025', '2025-01-03', 'Reuters'],
    ['By Ann Lee, 3 January', null, null],
    ['By Ann Lee, Radio 2025', null, null],
  ])('the date of %j', (line, publishedAt, agency) => {
    expect(readByLine(line)).toEqual({ authors: ['Ann Lee'], agency, publishedAt });
  });

  test.each([
    'By accident or by design',
    'By Friday the port was shut.',
    'Ana Vale',
    'Ana Vale, 3 January 2025',
    'By Friday, 3 January 2025',
    'Northern Ledger',
    'Israel NATO',
    'Ukraine LIVE',
    'The council of Delvona agreed',
    'By the Orn',
    'Bridge opens in Delvona',
    '',
    `By ${'Ana Vale, '.repeat(40)}`,
  ])('%j is none', (line) => {
    expect(readByLine(line)).toBeNull();
  });
});
