import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../src/reading/read-file.js';

const text = 'The bridge is open.';
const bytes = (content: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  Buffer.from(content, encoding);

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
    ['UTF-16 without a mark', bytes('Die Brücke ist „offen“.', 'utf16le'), 'unmarked-utf-16'],
    [
      'UTF-16 without a mark, big-endian',
      Buffer.from(bytes('Die Brücke ist offen.', 'utf16le')).swap16(),
      'unmarked-utf-16',
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
