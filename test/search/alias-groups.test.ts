import { describe, expect, it } from 'vitest';
import { checkedGroups, mostGroups, mostNames, withoutName } from '../../src/search/alias-groups.js';

/** As many groups, with names of their own. */
function manyGroups(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => [`Ship${index}`, `Vessel${index}`]);
}

describe('checkedGroups', () => {
  it('keeps clean names, each once, in its first spelling', () => {
    expect(checkedGroups([['  PKK\u202e ', 'Kurdistan\n Workers’ Party', 'pkk', 'U.S.', 'US']])).toEqual([
      ['PKK', 'Kurdistan Workers’ Party', 'U.S.'],
    ]);
  });

  it('makes groups that share a name one, in the place of the last', () => {
    const groups = [
      ['HWP', 'Harbour Workers'],
      ['Odenvik', 'Odinvik'],
      ['Quay League', 'QL'],
      ['ql', 'hwp', 'Dockers'],
    ];
    expect(checkedGroups(groups)).toEqual([
      ['Odenvik', 'Odinvik'],
      ['Quay League', 'QL', 'HWP', 'Harbour Workers', 'Dockers'],
    ]);
    expect(checkedGroups([...groups, ['HWP', 'Port Party']]).at(-1)).toEqual([
      'Quay League',
      'QL',
      'HWP',
      'Harbour Workers',
      'Dockers',
      'Port Party',
    ]);
  });

  it.each<[string, readonly (readonly string[])[], string, string]>([
    ['one name', [['PKK']], 'alias-alone', '"PKK" stands alone'],
    ['one name in two spellings', [['PKK', 'pkk']], 'alias-alone', '"PKK" stands alone'],
    ['no name', [[]], 'alias-alone', 'stands alone'],
    ['no word', [['PKK', '!!']], 'alias-empty', '"!!" holds no word'],
    ['nothing', [['PKK', ' ']], 'alias-empty', '"" holds no word'],
    ['a stop word', [['The', 'PKK']], 'alias-common', '"The" stands in every text'],
    ['stop words', [['us', 'we all']], 'alias-common', '"us" stands in every text'],
    ['a long name', [['PKK', 'x'.repeat(61)]], 'alias-too-long', '61 characters'],
    [
      'nine names',
      [Array.from({ length: mostNames + 1 }, (_, index) => `Name${index}`)],
      'too-many-names',
      'takes 8',
    ],
    ['too many groups', manyGroups(mostGroups + 1), 'too-many-groups', '200 groups'],
  ])('refuses %s', (_what, groups, code, reason) => {
    expect(() => checkedGroups(groups)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(reason) }),
    );
  });

  it('takes as much as fits, and lets a full list grow together', () => {
    const full = manyGroups(mostGroups);
    expect(checkedGroups(full)).toEqual(full);
    expect(checkedGroups([...full, ['Ship1', 'Ship2']])).toHaveLength(mostGroups - 1);
    expect(checkedGroups([['é'.repeat(60), 'PKK']])).toHaveLength(1);
  });
});

describe('withoutName', () => {
  const groups = [
    ['HWP', 'Harbour Workers', 'Dockers'],
    ['Odenvik', 'Odinvik'],
  ];

  it('takes a name out of its group, and the group where one other is left', () => {
    expect(withoutName(groups, ' harbour  workers ')).toEqual([['HWP', 'Dockers'], groups[1]]);
    expect(withoutName(groups, 'ODENVIK')).toEqual([groups[0]]);
  });

  it.each([
    ['Torsund', 'no-alias', '"Torsund" is not among the names that were added'],
    ['Türkiye', 'alias-built-in', '"Türkiye" is a name that every archive knows'],
    ['', 'no-alias', '"" is not among'],
  ])('refuses "%s"', (name, code, reason) => {
    expect(() => withoutName(groups, name)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(reason) }),
    );
  });
});
