import { afterEach, describe, expect, it } from 'vitest';
import type { HostRules } from '../../src/reading/host-rules.js';
import { openStage, type Stage } from './loopback-stage.js';

let stage: Stage;
let rules: HostRules;
afterEach(() => stage.close());

async function open(): Promise<void> {
  rules = { allow: [], deny: [] };
  stage = await openStage({
    hosts: async () => rules,
    setHosts: async (_collection, changed) => (rules = changed),
  });
  stage.loopback.offerToAll('hosts');
}

const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

describe('/hosts', () => {
  it('is changed by whoever manages the server, and read by all', async () => {
    await open();
    const admin = stage.loopback.addUser({ name: 'dora' });
    stage.loopback.addMember(stage.server.id, admin, 'admin');
    const session = stage.loopback.session(admin, inNews());
    const shown = async (name: string, host?: string) =>
      (await session.command(`hosts ${name}`, host === undefined ? {} : { host })).messages[0];
    expect((await shown('list'))?.embeds[0]?.description).toBe(
      'Articles are taken from every site on the public web.',
    );
    expect((await shown('deny', 'https://www.Tabloid.example/news?x=1'))?.embeds[0]?.description).toContain(
      'Never from these:\ntabloid.example',
    );
    await shown('allow', '*.paper.example');
    await shown('allow', 'tabloid.example');
    expect(rules).toEqual({ allow: ['*.paper.example', 'tabloid.example'], deny: [] });
    const list = await stage.loopback.session(stage.member, inNews()).command('hosts list');
    expect(list.messages[0]?.embeds[0]?.description).toContain('\\*.paper.example\ntabloid.example');
    expect((await shown('reset', 'unknown.example'))?.content).toContain('stands on neither list');
    expect((await shown('allow', 'no host'))?.content).toContain('is no host');
    await shown('reset', 'tabloid.example');
    expect(rules).toEqual({ allow: ['*.paper.example'], deny: [] });
    await shown('reset');
    expect(rules).toEqual({ allow: [], deny: [] });
  });

  it('is not changed by moderators and members; for oneself by everybody', async () => {
    await open();
    for (const person of [stage.moderator, stage.member]) {
      const refused = await stage.loopback
        .session(person, inNews())
        .command('hosts deny', { host: 'x.example' });
      expect(refused.messages[0]?.content).toContain('“Manage Server”');
      expect(refused.messages[0]?.ephemeral).toBe(true);
    }
    expect(rules).toEqual({ allow: [], deny: [] });
    const own = stage.loopback.session(stage.member, { directMessage: true });
    await own.command('hosts deny', { host: 'x.example' });
    expect(rules).toEqual({ allow: [], deny: ['x.example'] });
  });

  it('is hidden from others than those who manage the server, where no admin has it otherwise', async () => {
    stage = await openStage({});
    for (const person of [stage.moderator, stage.member]) {
      const offered = stage.loopback.session(person, inNews()).slashCommands();
      expect(offered.map(({ command }) => command.name)).not.toContain('hosts');
    }
  });

  it('shows what there is room for of very many', async () => {
    await open();
    rules = { allow: many('allow'), deny: many('deny') };
    const list = await stage.loopback.session(stage.member, inNews()).command('hosts list');
    expect(list.messages[0]?.embeds[0]?.description).toMatch(/… and \d+ more/);
  });
});

function many(mark: string): readonly string[] {
  return Array.from({ length: 200 }, (_, n) => `${mark}-${n}.${'x'.repeat(40)}.example`);
}
