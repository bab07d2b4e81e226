import { describe, expect, it } from 'vitest';
import { Misspelling, nearestFirst, oneEdit } from '../../src/archive/misspelling.js';
import { stemOf } from '../../src/archive/words.js';

describe('Misspelling', () => {
  it.each([
    ['lantren', 'lantern', 1],
    ['stonebek', 'stonebeck', 1],
    ['absolom', 'absalom', 1],
    ['orderd', 'order', 1],
    ['dorovar', 'odrovar', 1],
    ['philipines', 'philippin', 1],
  ])('%s may be meant for %s: %i edit', (word, token, edits) => {
    expect(new Misspelling(word, 1).editsTo(token)).toBe(edits);
  });

  it.each(['evacuatoins', 'generaitons', 'recnetly', 'winnng'])(
    '%s is met by its stem, though an edit hides its ending',
    (word) => {
      const meant = { evacuatoins: 'evacu', generaitons: 'gener', recnetly: 'recent', winnng: 'win' }[word];
      expect(stemOf(word)).not.toBe(meant);
      expect(new Misspelling(word, 1).editsTo(meant ?? '')).toBe(1.5);
    },
  );

  it.each([
    ['another first letter', 'kettle', 'settl'],
    ['two edits where one may be', 'stnoebek', 'stonebeck'],
    ['the word itself', 'harbour', 'harbour'],
    ['its own stem', 'elections', 'elect'],
    ['another word', 'harbour', 'lighthous'],
    ['nothing', 'harbour', ''],
  ])('not %s', (_what, word, token) => {
    expect(new Misspelling(word, 1).editsTo(token)).toBeNull();
  });

  it('counts two edits where two may be', () => {
    expect(new Misspelling('stnoebek', 2).editsTo('stonebeck')).toBe(2);
    expect(new Misspelling('stonebek', 2).editsTo('stonebeck')).toBe(1);
  });

  it('keeps the words of other languages whole, and other alphabets apart', () => {
    expect(new Misspelling('wahlne', 1).tokens).toEqual(['wahln', 'wahlne']);
    expect(new Misspelling('wahlne', 1).editsTo('wahlen')).toBe(1);
    expect(new Misspelling('сьезд', 1).editsTo('съезд')).toBe(1);
  });
});

describe('oneEdit', () => {
  it('swaps, leaves out, puts in and changes, and keeps the first letter', () => {
    const edited = oneEdit('bay');
    for (const word of ['aby', 'bya', 'by', 'ba', 'bray', 'bays', 'boy', 'bat'])
      expect(edited).toContain(word);
    for (const word of ['ay', 'say', 'abay']) expect(edited).not.toContain(word);
  });

  it('edits only so many letters from the first', () => {
    expect(oneEdit('harbo', 2)).toContain('hrbo');
    expect(oneEdit('harbo', 2)).toContain('haxrbo');
    expect(oneEdit('harbo', 2)).not.toContain('haro');
  });
});

it('orders by edits, then by articles, then by letters', () => {
  const words = [
    { token: 'b', edits: 1, articles: 2 },
    { token: 'far', edits: 1.5, articles: 90 },
    { token: 'a', edits: 1, articles: 2 },
    { token: 'common', edits: 1, articles: 7 },
  ];
  expect(words.toSorted(nearestFirst).map(({ token }) => token)).toEqual(['common', 'a', 'b', 'far']);
});
