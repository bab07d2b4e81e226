import { describe, expect, it } from 'vitest';
import { requireReadableFile } from '../../src/discord/attached-file.js';
import { UserError } from '../../src/errors.js';

describe('requireReadableFile', () => {
  it.each([
    'notes.txt',
    'NOTES.TXT',
    'a.b.md',
    'page.html',
    'page.htm',
    'x.markdown',
    'a.pdf',
    'a.docx',
    'A.EPUB',
  ])('takes %s', (name) => {
    expect(() => requireReadableFile({ name, size: 10 })).not.toThrow();
  });

  it.each([
    ['a table', { name: 'report.xlsx', size: 10 }, 'unsupported-attachment', 'report.xlsx'],
    ['a file without an extension', { name: 'notes', size: 10 }, 'unsupported-attachment', '.txt'],
    [
      'an extension in the middle',
      { name: 'notes.txt.exe', size: 10 },
      'unsupported-attachment',
      'notes.txt.exe',
    ],
    ['an empty file', { name: 'notes.txt', size: 0 }, 'empty-attachment', 'empty'],
    ['a large file', { name: 'notes.txt', size: 50 * 2 ** 20 }, 'attachment-too-large', '50 MB'],
    ['a file just too large', { name: 'notes.txt', size: 20 * 2 ** 20 + 1 }, 'attachment-too-large', '21 MB'],
  ])('refuses %s', (_, file, code, words) => {
    const attempt = () => requireReadableFile(file);
    expect(attempt).toThrow(UserError);
    expect(attempt).toThrow(expect.objectContaining({ code, message: expect.stringContaining(words) }));
  });
});
