import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { fileKind } from '../../src/reading/file-kind.js';
import { writeDocx, writeEpub } from './file/packed-files.js';

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
    ['a.html', text, 'text'],
    ['a', text, 'text'],
    ['a.b/c', text, 'text'],
    ['a.txt', ' <!DOCTYPE html><p>x', 'html'],
    ['a.txt', '<html lang="en">', 'html'],
    ['a.md', '<!-- saved --><!doctype html>', 'html'],
    ['a.php', '<?xml version="1.0"?><html>', 'html'],
    ['a.txt', '<bridge> is no tag', 'text'],
    ['a.pdf', '%PDF-1.7\n', 'pdf'],
    ['a.txt', '\n%PDF-1.4', 'pdf'],
    ['a.pdf', `junk ${'x'.repeat(500)}%PDF-1.4`, 'pdf'],
    ['a.txt', 'A file that begins with %PDF-1.7 is a PDF.', 'text'],
    ['a.pdf', text, 'text'],
    ['a.docx', text, 'text'],
  ])('%s with %j is %s', (name, content, kind) => {
    expect(fileKind(name, bytes(content))).toBe(kind);
  });

  test.each([
    ['docx', writeDocx([text])],
    ['epub', writeEpub([text])],
  ])('%s is told by what is packed in it', (kind, content) => {
    for (const name of ['a.docx', 'a.epub', 'a.zip', 'a.txt', 'a'])
      expect(fileKind(name, content)).toBe(kind);
  });

  test.each([
    ['a.txt', bytes(''), 'empty-file'],
    ['a.exe', bytes('x'), 'unsupported-file'],
    ['a.txt', bytes('PK\u0003\u0004…'), 'file-without-article'],
    ['a.md', bytes('\u0089PNG\r\n', 'latin1'), 'file-picture'],
    ['a.txt', new Uint8Array(20 * 2 ** 20 + 1), 'file-too-large'],
  ])('%s is refused: %#', (name, content, code) => {
    expect(() => fileKind(name, content)).toThrow(expect.objectContaining({ code }));
    expect(() => fileKind(name, content)).toThrow(UserError);
  });

  test('a refusal names what is read', () => {
    expect(() => fileKind('report.exe', bytes('x'))).toThrow(/\.pdf, \.docx, \.epub, \.html, \.md or \.txt/);
  });
});
