import { afterEach, describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/desk/collection-settings.js';
import type { Stage } from './loopback-stage.js';
import { openSection, openSettingsStage, shown } from './settings-stage.js';

let stage: Stage;
afterEach(() => stage.close());

const inNews = () => ({ guildId: stage.server.id, channelId: stage.server.channels.news });

describe('/settings', () => {
  it('is no panel for whoever may not, nor for whoever lost it with the panel before him', async () => {
    const opened = await openSettingsStage();
    const { hosts, read } = opened;
    stage = opened.stage;
    for (const person of [stage.member, stage.moderator]) {
      const commands = stage.loopback.session(person, inNews()).slashCommands();
      expect(commands.map(({ name }) => name)).not.toContain('settings');
    }
    // An admin may offer the command to everybody: the bot decides nevertheless.
    stage.loopback.offerToAll('settings');
    for (const person of [stage.member, stage.moderator]) {
      const refused = shown(await stage.loopback.session(person, inNews()).command('settings'));
      expect(refused).toMatchObject({ ephemeral: true, components: [] });
      expect(refused.content).toContain('“Manage Server”');
    }
    const eve = stage.loopback.addUser({ name: 'eve' });
    stage.loopback.addMember(stage.server.id, eve, 'admin');
    const session = stage.loopback.session(eve, inNews());
    const pages = {
      asking: await openSection(session, 'asking'),
      language: await openSection(session, 'language'),
      sites: await openSection(session, 'sites'),
    };
    const form = await session.select(pages.language, 'setting:timeZone', ['other']);
    const hostForm = await session.press(pages.sites, 'settings-host:deny');
    stage.loopback.addMember(stage.server.id, eve, 'moderator');
    const refusals = [
      await session.select(pages.asking, 'setting:questionsPerDay', ['null']),
      await session.select(pages.asking, 'setting:askChannels', ['news']),
      await session.select(pages.asking, 'settings:', ['language']),
      await session.select(pages.language, 'setting:timeZone', ['other']),
      await session.submit(form, { zone: 'UTC' }),
      await session.press(pages.sites, 'settings-host:deny'),
      await session.submit(hostForm, { host: 'x.example' }),
    ];
    for (const refused of refusals) {
      expect(refused.modal).toBeNull();
      expect(refused.messages.at(-1)?.content).toContain('“Manage Server”');
      expect(refused.messages.at(-1)?.ephemeral).toBe(true);
    }
    expect(await read()).toEqual(defaultSettings);
    expect(hosts.rules).toEqual({ allow: [], deny: [] });
  });
});
