import { expect, test } from 'vitest';
import { linkByAverage } from '../../../src/reading/stories/average-linkage.js';
import { processorMs } from '../../processor-time.js';

function link(ids: string, pairs: Readonly<Record<string, number>>): readonly string[] {
  const likelihood = (one: string, other: string): number => pairs[one + other] ?? pairs[other + one] ?? 0;
  return linkByAverage([...ids], likelihood, 0.5).map((members) => members.toSorted().join(''));
}

test.each<[string, string, Readonly<Record<string, number>>, readonly string[]]>([
  ['nothing', '', {}, []],
  ['one', 'a', {}, ['a']],
  ['two that are alike, just enough', 'abc', { ab: 0.5 }, ['ab', 'c']],
  ['two that are not', 'ab', { ab: 0.49 }, ['a', 'b']],
  ['the likeliest first', 'abc', { ab: 0.6, bc: 0.9 }, ['a', 'bc']],
  ['one that is like both on average', 'abc', { ab: 0.9, bc: 0.7, ac: 0.3 }, ['abc']],
  ['a chain', 'abcd', { ab: 0.9, bc: 0.8, cd: 0.9 }, ['ab', 'cd']],
  [
    'groups weigh by their members',
    'abcd',
    { ab: 0.9, ac: 0.9, bc: 0.9, ad: 0.9, bd: 0.3, cd: 0.3 },
    ['abcd'],
  ],
  [
    '… and one more that is unlike',
    'abcd',
    { ab: 0.9, ac: 0.9, bc: 0.9, ad: 0.9, bd: 0.2, cd: 0.3 },
    ['abc', 'd'],
  ],
  ['of equals those that come first', 'abc', { ab: 0.8, bc: 0.8 }, ['ab', 'c']],
])('%s', (_case, ids, pairs, groups) => {
  expect(link(ids, pairs)).toEqual(groups);
});

test('120 that are all alike are linked in a moment', () => {
  const ids = Array.from({ length: 120 }, (_, index) => String(index));
  expect(linkByAverage(ids, () => 0.9, 0.5)).toHaveLength(1);
  expect(processorMs(() => linkByAverage(ids, () => 0.9, 0.5))).toBeLessThan(500);
});
