import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkedGroups } from '../../src/search/alias-groups.js';
import type { AliasGroup } from '../../src/search/alias-table.js';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
let groups: readonly AliasGroup[];
beforeEach(async () => {
  groups = [];
  stage = await openStage({
    aliases: async () => groups,
    setAliases: async (_collection, changed) => (groups = checkedGroups(changed)),
  });
});
afterEach(() => stage.close());

const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

describe('/aliases', () => {
  it('lists, adds and removes names that mean the same', async () => {
    const session = stage.loopback.session(stage.moderator, inNews());
    const shown = async (name: string, options: Record<string, string> = {}) =>
      (await session.command(`aliases ${name}`, options)).messages[0];
    expect((await shown('list'))?.embeds[0]?.description).toContain('No names were added here yet');
    await shown('add', { names: 'LHC = Lowmoor Harbour Company' });
    const added = await shown('add', { names: 'Quay_side = The Quay = quay*' });
    expect(groups).toEqual([
      ['LHC', 'Lowmoor Harbour Company'],
      ['Quay_side', 'The Quay', 'quay*'],
    ]);
    expect(added?.embeds[0]?.description).toContain(
      'Quay\\_side = The Quay = quay\\*\nLHC = Lowmoor Harbour Company',
    );
    await shown('remove', { name: 'lhc' });
    expect(groups).toEqual([['Quay_side', 'The Quay', 'quay*']]);
  });

  it.each([
    ['add', { names: 'LHC' }, 'stands alone'],
    ['add', { names: 'the = LHC' }, 'is no name'],
    ['remove', { name: 'LHC' }, 'is not among the names'],
  ])('%s refuses %j', async (name, options, reason) => {
    const session = stage.loopback.session(stage.moderator, inNews());
    const reply = await session.command(`aliases ${name}`, options);
    expect(reply.messages[0]?.content).toContain(reason);
    expect(groups).toEqual([]);
  });

  it('is changed by those who may add, and read by all', async () => {
    const session = stage.loopback.session(stage.member, inNews());
    const refused = await session.command('aliases add', { names: 'A B = C D' });
    expect(refused.messages[0]?.content).toContain('Manage Messages');
    expect(groups).toEqual([]);
    const list = await session.command('aliases list');
    expect(list.messages[0]?.embeds[0]?.title).toBe('Other names');
  });
});
