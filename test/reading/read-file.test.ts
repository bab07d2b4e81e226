import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { decodeFile, fileKind } from '../../src/reading/read-file.js';

const text = 'The bridge is open.';
const bytes = (content: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  Buffer.from(content, encoding);

describe('fileKind', () => {
  test.each([
    ['a.txt', text, 'text'],
    ['A.TXT', text, 'text'],
    ['a.md', text, 'markdown'],
    ['a.markdown', text, 'markdown'],
    ['a.html', '<p>x', 'html'],
    ['a.htm', '<p>x', 'html'],
    ['a', text, 'text'],
    ['a.b/c', text, 'text'],
    ['a.txt', ' <!DOCTYPE html><p>x', 'html'],
    ['a.txt', '<html lang="en">', 'html'],
  ])('%s with %j is %s', (name, content, kind) => {
    expect(fileKind(name, bytes(content))).toBe(kind);
  });

  test.each([
    ['a.txt', bytes(''), 'empty-file'],
    ['a.pdf', bytes('x'), 'unsupported-file'],
    ['a.docx', bytes('x'), 'unsupported-file'],
    ['a.exe', bytes('x'), 'unsupported-file'],
    ['a.txt', bytes('%PDF-1.7 …'), 'unsupported-file'],
    ['a.txt', bytes('PK\u0003\u0004…'), 'unsupported-file'],
    ['a.md', bytes('\u0089PNG\r\n', 'latin1'), 'unsupported-file'],
    ['a.txt', new Uint8Array(20 * 2 ** 20 + 1), 'file-too-large'],
  ])('%s is refused: %#', (name, content, code) => {
    expect(() => fileKind(name, content)).toThrow(expect.objectContaining({ code }));
    expect(() => fileKind(name, content)).toThrow(UserError);
  });

  test('a refusal names what is read', () => {
    expect(() => fileKind('report.pdf', bytes('x'))).toThrow(/\.txt, \.md and \.html/);
  });
});

describe('decodeFile', () => {
  test.each([
    ['UTF-8', bytes('Türkei: „offen“')],
    ['UTF-8 with a mark', bytes('\uFEFFTürkei: „offen“')],
    ['UTF-16', bytes('\uFEFFTürkei: „offen“', 'utf16le')],
    ['UTF-16, big-endian', Buffer.from(bytes('\uFEFFTürkei: „offen“', 'utf16le')).swap16()],
    [
      'windows-1252',
      Buffer.from([0x54, 0xfc, 0x72, 0x6b, 0x65, 0x69, 0x3a, 0x20, 0x84, 0x6f, 0x66, 0x66, 0x65, 0x6e, 0x93]),
    ],
  ])('%s', (_name, content) => {
    expect(decodeFile('a.txt', content)).toBe('Türkei: „offen“');
  });

  test.each([
    ['zeros', bytes('The bridge\u0000 is open.'), 'binary-file'],
    ['controls', bytes('\u0001\u0002\u0003\u0004 The bridge \u0005\u0006\u0007'), 'binary-file'],
    [
      'noise',
      Buffer.from(Array.from({ length: 4_000 }, (_, index) => 1 + ((index * 7919) % 255))),
      'binary-file',
    ],
    ['UTF-16 without a mark', bytes('Die Brücke ist „offen“.', 'utf16le'), 'bad-encoding'],
    [
      'UTF-16 without a mark, big-endian',
      Buffer.from(bytes('Die Brücke ist offen.', 'utf16le')).swap16(),
      'bad-encoding',
    ],
    [
      'numbers of two bytes',
      Buffer.from(Uint16Array.from({ length: 400 }, (_, index) => index % 32).buffer),
      'binary-file',
    ],
    ['Shift-JIS', Buffer.from('8bb482cd8a4a82a282bd8142936493d482cd9196829982e98142', 'hex'), 'bad-encoding'],
    ['KOI8-R', Buffer.from('edcfd3d420cfd4cbd2d9d42e20f4d2c1cdd7c1ca20c9c4c5d42e', 'hex'), 'bad-encoding'],
  ])('%s is refused', (_name, content, code) => {
    expect(() => decodeFile('a.txt', content)).toThrow(expect.objectContaining({ code }));
  });

  test('a refused encoding names the way out', () => {
    expect(() => decodeFile('a.txt', bytes(text, 'utf16le'))).toThrow(
      /"a\.txt" is in UTF-16.*save it as UTF-8\.$/,
    );
  });
});
