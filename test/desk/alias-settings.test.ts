import { describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../src/archive/collection-id.js';
import { readAliases, saveAliases } from '../../src/desk/alias-settings.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

const groups = [['HWP', 'Harbour Workers’ Party']];

describe('aliases of a collection', () => {
  it('are kept clean, for this collection alone, until others come in their place', async () => {
    const { settings } = new MemoryArchive();
    expect(await readAliases(settings, localCollection)).toEqual([]);
    expect(await saveAliases(settings, localCollection, [[' HWP', 'Harbour Workers’  Party']])).toEqual(
      groups,
    );
    expect(await readAliases(settings, localCollection)).toEqual(groups);
    expect(await readAliases(settings, guildCollection('7'))).toEqual([]);
    expect(await saveAliases(settings, localCollection, [])).toEqual([]);
    expect(await settings.get(localCollection, 'aliases')).toBeNull();
  });

  it('stay as they were where new ones are refused', async () => {
    const { settings } = new MemoryArchive();
    await saveAliases(settings, localCollection, groups);
    await expect(saveAliases(settings, localCollection, [...groups, ['alone']])).rejects.toMatchObject({
      code: 'alias-alone',
    });
    expect(await readAliases(settings, localCollection)).toEqual(groups);
  });

  it.each([['text'], [{ HWP: 'x' }], [[['HWP', 7]]], [[null]]])(
    'count as none where they are %j',
    async (stored) => {
      const { settings } = new MemoryArchive();
      await settings.set(localCollection, 'aliases', stored);
      expect(await readAliases(settings, localCollection)).toEqual([]);
    },
  );
});
