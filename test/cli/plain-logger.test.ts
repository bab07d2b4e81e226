import { describe, expect, it } from 'vitest';
import { plainLine } from '../../src/plain-logger.js';

describe('plainLine', () => {
  it.each([
    [{ label: 'warn', msg: 'the index is stale' }, 'Warning: the index is stale'],
    [{ label: 'error', msg: 'no', error: 'disk full', n: 2 }, 'Error: no (error: disk full, n: 2)'],
    [
      { label: 'info', err: { type: 'Error', message: 'gone', stack: 'at x' }, msg: 'a' },
      'Note: a (err: gone)',
    ],
    [{ label: 'fatal', msg: 'a\u001b[31mb\nc', reason: null }, 'Error: a[31mb c (reason: null)'],
  ])('%j', (entry, line) => {
    expect(plainLine(JSON.stringify(entry))).toBe(line);
  });
});
