import { describe, expect, test } from 'vitest';
import { cleanLine, cleanParagraphs, cleanText } from '../../../src/reading/text/clean-text.js';

describe('cleanText', () => {
  test.each([
    ['line ends', 'It is open.\r\nIt is shut.\rIt is new.', 'It is open.\n\nIt is shut.\n\nIt is new.'],
    ['separators', 'One.\u2028Two.\u2029Three.\u0085Four.', 'One.\n\nTwo.\n\nThree.\n\nFour.'],
    ['composition', 'cafe\u0301', 'café'],
    ['odd spaces', 'a\u00A0b\u2009c\u3000d\te', 'a b c d e'],
    ['zero width', 'har\u200Bbour\uFEFF and\u2060 tram', 'harbour and tram'],
    ['soft hyphen', 'har\u00ADbour', 'harbour'],
    ['bidi controls', 'a\u202Eb\u202C \u2066c\u2069\u200F\u061C', 'ab c'],
    ['tags', 'a\u{E0041}\u{E007F}b', 'ab'],
    ['variation selectors', 'a\uFE0F\u{E0100}b', 'ab'],
    ['controls', 'a\u0000b\u0007c\u009Fd\u007F', 'abcd'],
    ['fillers', 'a\u3164\u115Fb\u2800c', 'ab c'],
    ['lone surrogates', 'a\uD800b\uDC00c', 'abc'],
    ['private use', 'a\uE000b\u{F0000}', 'ab'],
    ['blank lines', 'One.\n\n\n \n\nTwo.', 'One.\n\nTwo.'],
    ['edges', '\n\n  One.  \n', 'One.'],
    ['Persian joiner', 'می\u200Cخواهم', 'می\u200Cخواهم'],
    ['Hindi joiner', 'क्\u200Dष', 'क्\u200Dष'],
    ['joiner in Latin', 'ha\u200Dr\u200Cbour', 'harbour'],
  ])('%s', (_name, given, expected) => {
    expect(cleanText(given)).toBe(expected);
  });

  test('piled marks are cut', () => {
    expect(cleanText(`a${'\u0316'.repeat(40)}b`)).toBe(`a${'\u0316'.repeat(6)}b`);
  });

  test('cleaning twice changes nothing', () => {
    const text = 'A\u200Bb\n\n\nc\u0301d\u00A0e\nF g.';
    expect(cleanText(cleanText(text))).toBe(cleanText(text));
  });

  test('hard-wrapped lines are joined, and a short line ends its paragraph', () => {
    const wrapped = [
      'The council of Delvona agreed on Tuesday to build a second bridge',
      'over the river Orn, after nine years of quarrels over its cost and',
      'the trees that stand in its way.',
      'The mayor, Ola Brandt, called it a good day for the town and for',
      'everybody who has waited at the old bridge.',
      '',
      'Work begins in spring.',
    ].join('\n');
    expect(cleanParagraphs(wrapped)).toEqual([
      'The council of Delvona agreed on Tuesday to build a second bridge over the river Orn, after nine years of quarrels over its cost and the trees that stand in its way.',
      'The mayor, Ola Brandt, called it a good day for the town and for everybody who has waited at the old bridge.',
      'Work begins in spring.',
    ]);
  });

  test('one paragraph a line stays so', () => {
    const lines = [
      'The bridge is open.',
      'Tram line to follow',
      'The tram, said the mayor, runs from spring on.',
      'It is free.',
    ];
    expect(cleanParagraphs(lines.join('\n'))).toEqual(lines);
  });

  test('a title is one line', () => {
    expect(cleanLine(' The bridge\n\n is\u200B open ')).toBe('The bridge is open');
  });
});
