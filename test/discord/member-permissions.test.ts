import { PermissionFlagsBits as Flags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { memberPermissions, type Overwrite } from '../../src/discord/member-permissions.js';

const server = {
  id: 'server',
  ownerId: 'owner',
  roles: new Map([
    ['server', Flags.ViewChannel | Flags.SendMessages],
    ['red', Flags.ManageMessages],
    ['blue', Flags.AttachFiles],
    ['admin', Flags.Administrator],
  ]),
};
const overwrite = (id: string, parts: Partial<Overwrite>): Overwrite => ({
  id,
  allow: 0n,
  deny: 0n,
  ...parts,
});
const held = (roleIds: readonly string[], overwrites: readonly Overwrite[] = [], id = 'person') =>
  memberPermissions(server, { id, roleIds }, overwrites).toArray();

const hidden = overwrite('server', { deny: Flags.ViewChannel });

describe('what a member may do', () => {
  it('is what everybody may, and what each of his roles adds', () => {
    expect(held([])).toEqual(['ViewChannel', 'SendMessages']);
    expect(held(['red', 'blue'])).toEqual(['ViewChannel', 'SendMessages', 'ManageMessages', 'AttachFiles']);
  });

  it('is everything for the owner and for administrators, whatever a channel says', () => {
    const all = [hidden, overwrite('admin', { deny: Flags.ViewChannel })];
    expect(held([], all, 'owner')).toContain('BanMembers');
    expect(held(['admin'], all)).toContain('BanMembers');
    expect(held(['red'], all)).not.toContain('BanMembers');
  });

  it('is taken and given by the channel: to everybody, then to roles, then to himself', () => {
    expect(held([], [hidden])).toEqual(['SendMessages']);
    const forRed = overwrite('red', { allow: Flags.ViewChannel });
    expect(held(['red'], [forRed, hidden])).toContain('ViewChannel');
    expect(held(['blue'], [forRed, hidden])).not.toContain('ViewChannel');
    const notHim = overwrite('person', { deny: Flags.ViewChannel });
    expect(held(['red'], [notHim, forRed, hidden])).not.toContain('ViewChannel');
    const butHim = overwrite('person', { allow: Flags.ViewChannel });
    expect(held([], [butHim, hidden])).toContain('ViewChannel');
    expect(held([], [butHim, hidden], 'somebody else')).not.toContain('ViewChannel');
  });

  it('is given where one of his roles gives what another takes, in whichever order they come', () => {
    const [takes, gives] = [
      overwrite('red', { deny: Flags.SendMessages }),
      overwrite('blue', { allow: Flags.SendMessages }),
    ];
    expect(held(['red', 'blue'], [takes, gives])).toContain('SendMessages');
    expect(held(['blue', 'red'], [gives, takes])).toContain('SendMessages');
    expect(held(['red'], [takes, gives])).not.toContain('SendMessages');
  });

  it('is nothing of roles that he or the server does not have', () => {
    expect(held(['gone'])).toEqual(['ViewChannel', 'SendMessages']);
    const forGone = overwrite('another', { allow: Flags.ViewChannel });
    expect(held(['gone'], [hidden, forGone])).toEqual(['SendMessages']);
    expect(held([], [overwrite('admin', { allow: Flags.Administrator })])).not.toContain('BanMembers');
  });
});
