import { describe, expect, it } from 'vitest';
import { TermCounts } from '../../src/archive/term-counts.js';
import { stemOf, tokensOf } from '../../src/archive/words.js';

const text =
  'The mill closed. Mills close when the price of flour rises; the mill in Lowmoor closed in 2019.';

describe('TermCounts', () => {
  it('counts the forms of a word together', () => {
    const counts = TermCounts.of(tokensOf(text, 'en'));
    expect(counts.count(stemOf('mill'))).toBe(3);
    expect(counts.count(stemOf('closing'))).toBe(3);
    expect(counts.count('2019')).toBe(1);
    expect(counts.count('bridge')).toBe(0);
    expect(counts.total).toBe(18);
  });

  it('sums the forms of a term, of a phrase the least of its tokens', () => {
    const counts = TermCounts.of(tokensOf(text, 'en'));
    expect(counts.countForms([['mill'], ['flour']])).toBe(4);
    expect(counts.countForms([['price', 'mill']])).toBe(1);
    expect(counts.countForms([['mill', 'bridg'], ['bridg']])).toBe(0);
    expect(counts.countForms([])).toBe(0);
  });

  it('comes back from its bytes', () => {
    const counts = TermCounts.fromBytes(TermCounts.of(tokensOf(text, 'en')).toBytes());
    expect(counts.total).toBe(18);
    expect(counts.count(stemOf('mill'))).toBe(3);
    expect(counts.count('bridge')).toBe(0);
  });

  it('stops counting at 255, and holds an empty text', () => {
    expect(TermCounts.of(tokensOf('flour '.repeat(1_000), 'en')).count('flour')).toBe(255);
    expect(TermCounts.fromBytes(TermCounts.of([]).toBytes()).count('flour')).toBe(0);
  });
});
