import { describe, expect, test } from 'vitest';
import { authorNames } from '../../../src/reading/page/author-names.js';

describe('authorNames', () => {
  test.each([
    ['one', ['Ana Vale'], ['Ana Vale']],
    ['introduced', ['By Ana Vale'], ['Ana Vale']],
    ['two in one', ['By Ana Vale and Ivo Marsh'], ['Ana Vale', 'Ivo Marsh']],
    ['a list in two ways', ['Ana Vale, Ivo Marsh, and Ola Brandt'], ['Ana Vale', 'Ivo Marsh', 'Ola Brandt']],
    ['parted by semicolons', ['Ana Vale; Ivo Marsh'], ['Ana Vale', 'Ivo Marsh']],
    ['parted by bars', ['Ana Vale | Ivo Marsh'], ['Ana Vale', 'Ivo Marsh']],
    ['said twice', ['Ana Vale', 'ANA VALE'], ['Ana Vale']],
    ['German', ['Von Till Reimers und Uta Feld'], ['Till Reimers', 'Uta Feld']],
    ['French', ['Par Solène Maury et Luc Gall'], ['Solène Maury', 'Luc Gall']],
    ['Spanish', ['Por Inés Sala y Pau Mir'], ['Inés Sala', 'Pau Mir']],
    ['with particles', ['Lauren del Valle', 'Karl von Eck'], ['Lauren del Valle', 'Karl von Eck']],
    ['in capitals', ['ODA KRANE, STAFF WRITER'], ['Oda Krane']],
    ['with a role', ['Ana Vale, Political Editor'], ['Ana Vale']],
    ['with a role at an outlet', ['Ana Vale, reporter for Northern Ledger'], ['Ana Vale']],
    ['with the outlet', ['Ana Vale, Northern Ledger'], ['Ana Vale']],
    ['an agency', ['AFP'], ['AFP']],
    ['in Chinese', ['严玉洁'], ['严玉洁']],
    ['an address of the web', ['https://www.facebook.example/ledger'], []],
    ['an address of mail', ['ana@ledger.example'], []],
    ['nobody', ['admin', 'Staff', 'null', '', ' ', '-', '7'], []],
    ['a paragraph', [`By ${'many words and '.repeat(90)}`], []],
  ])('%s', (_name, stated, expected) => {
    expect(authorNames(stated, 'Northern Ledger')).toEqual(expected);
  });
});
