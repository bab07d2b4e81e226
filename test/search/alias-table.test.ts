import { describe, expect, it } from 'vitest';
import { wordFormsOf } from '../../src/archive/words.js';
import { AliasTable, aliasTable, formsOfNames } from '../../src/search/alias-table.js';

const table = new AliasTable([
  ['Harbour Workers’ Party', 'HWP', 'harbour party'],
  ['Odenvik', 'Odinvik'],
  ['IS', 'Isles State'],
]);

function nameIn(text: string, at = 0) {
  return table.nameAt(wordFormsOf(text, ['en']), at);
}

describe('AliasTable', () => {
  it('finds the longest name at a place, whatever its capitals, accents and endings', () => {
    expect(nameIn('the harbour workers party', 1)).toEqual({
      names: ['Harbour Workers’ Party', 'HWP', 'harbour party'],
      length: 3,
    });
    expect(nameIn('Ódenvik’s ferry')).toEqual({ names: ['Odenvik', 'Odinvik'], length: 1 });
    expect(nameIn('hwp')?.length).toBe(1);
    expect(nameIn('Harbour parties')?.length).toBe(2);
  });

  it('finds none between places, in other words, and past the end', () => {
    expect(nameIn('the harbour workers party')).toBeNull();
    expect(nameIn('harbour')).toBeNull();
    expect(nameIn('harbour workers')).toBeNull();
    expect(nameIn('Odenvik', 1)).toBeNull();
    expect(new AliasTable([]).nameAt(wordFormsOf('Odenvik', ['en']), 0)).toBeNull();
  });

  it('tells a name in capitals from the word in small letters', () => {
    expect(nameIn('IS took it')?.length).toBe(1);
    expect(nameIn('is it')).toBeNull();
    expect(table.has('IS')).toBe(true);
    expect(table.has('is')).toBe(false);
  });

  it('makes groups that share a name one, and leaves out what holds no word', () => {
    const shared = new AliasTable([
      ['a-b', 'C'],
      ['d', 'E', '!!'],
      ['c', 'D'],
    ]);
    const names = ['a-b', 'C', 'd', 'E'];
    for (const name of names) {
      const found = shared.nameAt(wordFormsOf(name, ['en']), 0)?.names;
      expect(found?.toSorted()).toEqual(names.toSorted());
    }
    expect(shared.has('!!')).toBe(false);
  });
});

describe('aliasTable', () => {
  it('knows the names that every archive knows, and those of a collection beside them', () => {
    expect(aliasTable([]).has('Türkiye')).toBe(true);
    const own = aliasTable([
      ['Turkey', 'Anatolia'],
      ['HWP', 'Harbour Party'],
    ]);
    expect(own.has('harbour party')).toBe(true);
    expect(own.nameAt(wordFormsOf('Anatolia', ['en']), 0)?.names).toEqual(['Türkiye', 'Turkey', 'Anatolia']);
    expect(aliasTable([]).has('Anatolia')).toBe(false);
  });
});

function textsOf(names: readonly string[], languages: readonly string[]): readonly string[] {
  return formsOfNames(names, languages).map((form) => form.join(' '));
}

describe('formsOfNames', () => {
  it('gives each name as a text of each language holds it, once', () => {
    expect(textsOf(['US', 'United States'], ['en', 'de'])).toEqual(['u.s', 'unit state', 'united states']);
    expect(textsOf(["Côte d'Ivoire"], ['en', 'fr'])).toEqual(['cote divoir', 'cote ivoire']);
  });

  it('leaves out a form that holds another one', () => {
    expect(textsOf(['Great Britain', 'Britain', 'UK'], ['en'])).toEqual(['britain', 'uk']);
    expect(textsOf(['Covid-19', 'Covid'], ['en'])).toEqual(['covid']);
    expect(textsOf(['Britainia', 'Britain'], ['de'])).toEqual(['britainia', 'britain']);
  });
});
