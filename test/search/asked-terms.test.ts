import { describe, expect, it } from 'vitest';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { weighed } from './weighed-terms.js';

const asked = new AskedTerms([
  weighed(1, 'ferry', 'night boat'),
  weighed(3, 'lighthouse'),
  weighed(2, 'boat'),
]);

describe('AskedTerms', () => {
  it('counts all forms of a term, in the order of the terms', () => {
    const text = ['the', 'night', 'boat', 'is', 'a', 'ferri', 'and', 'no', 'boat'];
    expect(asked.countIn(text)).toEqual([2, 0, 2]);
    expect(asked.countIn()).toEqual([0, 0, 0]);
  });

  it('finds no phrase across two runs, or where a word lies between', () => {
    expect(asked.countIn(['night'], ['boat'])).toEqual([0, 0, 1]);
    expect(asked.countIn(['night', 'the', 'boat', 'night'])).toEqual([0, 0, 1]);
  });

  it('says where each term stands, in tokens from the start of the first run', () => {
    const places = asked.placesIn(['the', 'night', 'boat'], ['a', 'ferri', 'and', 'no', 'boat']);
    expect(places).toEqual([[1, 4], [], [2, 7]]);
    expect(asked.placesIn()).toEqual([[], [], []]);
  });

  it('shares out the weight of what was met, among all or some', () => {
    expect(asked.totalWeight).toBe(6);
    expect(asked.share([4, 0, 1])).toBe(0.5);
    expect(asked.share([4, 0, 1], ({ word }) => word !== 'boat')).toBe(0.25);
    expect(asked.share([4, 0, 1], () => false)).toBe(0);
    expect(new AskedTerms([]).share([])).toBe(0);
  });
});
