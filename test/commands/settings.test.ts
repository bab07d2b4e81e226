import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection, userCollection } from '../../src/archive/collection-id.js';
import type { ChatMessage } from '../../src/chat/chat-session.js';
import { defaultSettings, readSettings, saveSettings } from '../../src/desk/collection-settings.js';
import type { MemoryArchive } from '../fakes/memory-archive.js';
import type { Stage } from './loopback-stage.js';
import { openSection, openSettingsStage, optionsOf, shown, type SettingsStage } from './settings-stage.js';

let stage: Stage;
let archive: MemoryArchive;
let hosts: SettingsStage['hosts'];
let admin: SettingsStage['admin'];
let read: SettingsStage['read'];
afterEach(() => stage.close());

async function open(): Promise<void> {
  ({ stage, archive, hosts, admin, read } = await openSettingsStage());
}

const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });
const textOf = (message: ChatMessage) => message.embeds[0]?.description ?? message.content;

describe('/settings in a server', () => {
  it('shows to whoever manages it, alone, how it is set up', async () => {
    await open();
    await saveSettings(archive.settings, guildCollection(stage.server.id), {
      language: 'de',
      addRoles: ['77'],
    });
    const panel = shown(await admin().command('settings'));
    expect(panel.ephemeral).toBe(true);
    expect(textOf(panel)).toContain('**Roles that may add:** <@&77>');
    expect(textOf(panel)).toContain('**Language:** Deutsch');
    expect(textOf(panel)).toContain('**Questions a person:** 200 in 24 hours');
    expect(textOf(panel)).toContain('**Sites:** from every site on the public web');
    expect(optionsOf(panel, 'settings:').map(({ value }) => value)).toEqual([
      'overview',
      'adding',
      'asking',
      'language',
      'channels',
      'sites',
      'keeping',
    ]);
  });

  it.each([
    ['adding', 'articlesPerDay', '10', { articlesPerDay: 10 }, 'now 10 in 24 hours; before: 100 in 24 hours'],
    ['asking', 'questionsPerDay', 'null', { questionsPerDay: null }, 'now without limit'],
    ['asking', 'coolDownSeconds', '0', { coolDownSeconds: 0 }, 'now none; before: 3 seconds'],
    ['asking', 'privateAnswers', 'true', { privateAnswers: true }, 'now to whoever asks only'],
    ['language', 'language', '"de"', { language: 'de' }, 'now Deutsch; before: as Discord says'],
    ['language', 'timeZone', '"America/New_York"', { timeZone: 'America/New_York' }, 'now America/New York'],
    ['language', 'weekStart', '"sunday"', { weekStart: 'sunday' }, 'now Sunday; before: Monday'],
    ['keeping', 'questionDays', '30', { questionDays: 30 }, 'now 30 days; before: 90 days'],
  ] as const)(
    '%s: %s can be set to %s, and back to the default',
    async (section, name, value, change, notice) => {
      await open();
      const session = admin();
      const page = await openSection(session, section);
      expect(textOf(page)).toContain('(default)');
      const changed = shown(await session.select(page, `setting:${name}`, [value]));
      expect(changed.id).toBe(page.id);
      expect(textOf(changed)).toContain(notice);
      expect(await read()).toEqual({ ...defaultSettings, ...change });
      const chosen = optionsOf(changed, `setting:${name}`).filter((option) => option.default);
      expect(chosen.map((option) => option.value)).toEqual([value]);
      const byDefault = optionsOf(changed, `setting:${name}`).find(
        ({ description }) => description === 'default',
      );
      await session.select(changed, `setting:${name}`, [byDefault?.value ?? '']);
      expect(await read()).toEqual(defaultSettings);
    },
  );

  it('takes roles and channels, none of which is the way back', async () => {
    await open();
    const session = admin();
    const role = stage.loopback.roles.add(stage.server.id, 'Editors');
    const adding = await openSection(session, 'adding');
    const withRole = shown(await session.select(adding, 'setting:addRoles', ['Editors']));
    expect(textOf(withRole)).toContain(`now <@&${role.id}>; before: none`);
    expect((await read()).addRoles).toEqual([role.id]);
    await session.select(withRole, 'setting:addRoles', []);
    expect((await read()).addRoles).toEqual([]);
    await session.select(withRole, 'setting:addRoles', ['@everyone']);
    expect((await read()).addRoles).toEqual([stage.server.id]);

    const asking = await openSection(session, 'asking');
    const two = shown(await session.select(asking, 'setting:askChannels', ['news', 'staff']));
    expect((await read()).askChannels).toEqual([stage.server.channels.news, stage.server.channels.staff]);
    await session.select(two, 'setting:askChannels', []);
    expect((await read()).askChannels).toEqual([]);

    const channels = await openSection(session, 'channels');
    await session.select(channels, 'setting:announceChannel', ['news']);
    await session.select(channels, 'setting:requestChannel', ['staff']);
    expect(await read()).toMatchObject({
      announceChannel: stage.server.channels.news,
      requestChannel: stage.server.channels.staff,
    });
    await session.select(channels, 'setting:announceChannel', []);
    expect((await read()).announceChannel).toBeNull();
  });

  it('forgets a role and a channel that are gone, and says so by leaving them out of the menu', async () => {
    await open();
    const session = admin();
    const role = stage.loopback.roles.add(stage.server.id, 'Editors');
    await saveSettings(archive.settings, guildCollection(stage.server.id), {
      addRoles: [role.id, '99'],
      askChannels: ['98'],
      announceChannel: '97',
    });
    for (const section of ['adding', 'asking', 'channels']) await openSection(session, section);
    const adding = await openSection(session, 'adding');
    await session.select(adding, 'setting:addRoles', ['Editors']);
    expect((await read()).addRoles).toEqual([role.id]);
  });

  it('takes a time zone that is typed, and refuses what is none in a sentence', async () => {
    await open();
    const session = admin();
    const page = await openSection(session, 'language');
    const typed = async (zone: string) => {
      const form = await session.select(page, 'setting:timeZone', ['other']);
      expect(form.acknowledged).toBe('modal');
      return session.submit(form, { zone });
    };
    const set = shown(await typed(' nairobi '));
    expect(await read()).toMatchObject({ timeZone: 'Africa/Nairobi' });
    expect(optionsOf(set, 'setting:timeZone').filter((option) => option.default)).toHaveLength(1);
    await typed('kolkata');
    expect(await read()).toMatchObject({ timeZone: 'Asia/Kolkata' });
    for (const zone of ['Mars/Olympus', '+01:00', '@everyone **x**', "'; DROP TABLE settings; --", '🙂']) {
      const refused = (await typed(zone)).messages.at(-1);
      expect(refused).toMatchObject({ ephemeral: true, pings: [] });
      expect(refused?.content).toContain('is no time zone that I know');
    }
    expect(await read()).toMatchObject({ timeZone: 'Asia/Kolkata' });
    await typed('  ');
    expect(await read()).toEqual(defaultSettings);
  });

  it('allows, denies and forgets sites', async () => {
    await open();
    const session = admin();
    let page = await openSection(session, 'sites');
    const type = async (action: string, host: string) => {
      const form = await session.press(page, `settings-host:${action}`);
      return (await session.submit(form, { host })).messages;
    };
    page = (await type('deny', 'https://www.Tabloid.example/x'))[0] ?? page;
    expect(textOf(page)).toContain('✅ tabloid.example is denied.');
    await type('allow', '*.paper.example');
    expect(hosts.rules).toEqual({ allow: ['*.paper.example'], deny: ['tabloid.example'] });
    await type('forget', 'tabloid.example');
    expect(hosts.rules).toEqual({ allow: ['*.paper.example'], deny: [] });
    expect((await type('deny', 'no host')).at(-1)?.content).toContain('is no host');
    expect((await type('forget', 'unknown.example')).at(-1)?.content).toContain('stands on neither list');
    expect(hosts.rules).toEqual({ allow: ['*.paper.example'], deny: [] });
  });

  it('works after a restart, by what stands in the message', async () => {
    await open();
    const session = admin();
    const page = await openSection(session, 'asking');
    await stage.restart();
    const changed = shown(await session.select(page, 'setting:coolDownSeconds', ['30']));
    expect(textOf(changed)).toContain('now 30 seconds');
    expect((await read()).coolDownSeconds).toBe(30);
    await stage.restart();
    expect(textOf(shown(await session.select(changed, 'settings:', ['keeping'])))).toContain('90 days');
  });

  it('fits into a message whatever is set', async () => {
    await open();
    const many = Array.from({ length: 25 }, (_, n) => `${10_000_000_000_000_000_000n - BigInt(n) - 1n}`);
    await saveSettings(archive.settings, guildCollection(stage.server.id), {
      addRoles: many,
      askChannels: many,
      timeZone: 'America/Argentina/ComodRivadavia',
      questionsPerDay: 37,
      coolDownSeconds: 7,
    });
    const names = Array.from({ length: 200 }, (_, n) => `n${n}.${'x'.repeat(40)}.example`);
    hosts.rules = { allow: names, deny: names };
    const session = admin();
    const panel = shown(await session.command('settings'));
    expect(textOf(panel)).toContain('**Questions a person:** 37 in 24 hours');
    for (const { value } of optionsOf(panel, 'settings:')) {
      const page = shown(await session.select(panel, 'settings:', [value]));
      expect(page.embeds[0]?.title).toContain('Settings · ');
    }
    const language = await openSection(session, 'language');
    expect(optionsOf(language, 'setting:timeZone')).toHaveLength(25);
  });

  it('speaks German to a German, and to nobody else', async () => {
    await open();
    const emil = stage.loopback.addUser({ name: 'emil', locale: 'de' });
    stage.loopback.addMember(stage.server.id, emil, 'admin');
    const session = stage.loopback.session(emil, inNews());
    const page = await openSection(session, 'asking');
    expect(page.embeds[0]?.title).toBe('Einstellungen · Wer fragen darf');
    const changed = shown(await session.select(page, 'setting:coolDownSeconds', ['60']));
    expect(textOf(changed)).toContain('Abstand zwischen Fragen: jetzt 60 Sekunden; vorher: 3 Sekunden.');
  });
});

describe('/settings in a direct message', () => {
  it('is for everybody, of what is his own to decide', async () => {
    await open();
    const session = stage.loopback.session(stage.member, { directMessage: true });
    const panel = shown(await session.command('settings'));
    expect(optionsOf(panel, 'settings:').map(({ value }) => value)).toEqual([
      'overview',
      'language',
      'sites',
      'keeping',
    ]);
    expect(textOf(panel)).toContain(
      'questions in 24 hours: 100; articles in 24 hours: 50; articles kept: 1,000',
    );
    const page = shown(await session.select(panel, 'settings:', ['keeping']));
    await session.select(page, 'setting:questionDays', ['7']);
    const own = await readSettings(archive.settings, userCollection(stage.member.id));
    expect(own).toEqual({ ...defaultSettings, questionDays: 7 });
    expect(await read()).toEqual(defaultSettings);
  });
});
