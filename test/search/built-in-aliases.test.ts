import { expect, it } from 'vitest';
import { checkedGroups } from '../../src/search/alias-groups.js';
import { keyOfName } from '../../src/search/alias-table.js';
import { builtInAliases } from '../../src/search/built-in-aliases.js';

const names = builtInAliases.flat();

it('holds what a collection could have added, each group apart from the others', () => {
  expect(checkedGroups(builtInAliases)).toEqual(builtInAliases);
});

it('holds each name once', () => {
  expect(new Set(names.map(keyOfName)).size).toBe(names.length);
});

it('holds none that means two things', () => {
  const keys = new Set(names.map(keyOfName));
  for (const name of [
    'Holland',
    'Congo',
    'Odessa',
    'X',
    'ICC',
    'SEC',
    'ECB',
    'LA',
    'PM',
    'America',
    'us',
    'is',
    'who',
  ])
    expect(keys).not.toContain(keyOfName(name));
});
