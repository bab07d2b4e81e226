import { describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import { defaultSettings, readSettings, saveSettings } from '../../src/desk/collection-settings.js';
import { MemoryArchive } from '../fakes/memory-archive.js';

const server = guildCollection('123');
const other = guildCollection('124');

describe('settings of a collection', () => {
  it('are as by default until they are set, and are kept beside each other', async () => {
    const { settings } = new MemoryArchive();
    expect(await readSettings(settings, server)).toEqual(defaultSettings);
    await saveSettings(settings, server, { language: 'de' });
    const all = await saveSettings(settings, server, { timeZone: 'Europe/Berlin' });
    expect(all).toEqual({ ...defaultSettings, language: 'de', timeZone: 'Europe/Berlin' });
    expect(await readSettings(settings, server)).toEqual(all);
    expect(await readSettings(settings, other)).toEqual(defaultSettings);
  });

  it('keep only what differs from the default', async () => {
    const { settings } = new MemoryArchive();
    await saveSettings(settings, server, { privateAnswers: true });
    expect(await settings.get(server, 'settings')).toEqual({ privateAnswers: true });
    await saveSettings(settings, server, { privateAnswers: false });
    expect(await settings.get(server, 'settings')).toBeNull();
  });

  it('refuse a time zone that there is not, and change nothing', async () => {
    const { settings } = new MemoryArchive();
    await expect(
      saveSettings(settings, server, { timeZone: 'Mars/Olympus', language: 'de' }),
    ).rejects.toMatchObject({ code: 'bad-time-zone', message: expect.stringContaining('“Mars/Olympus”') });
    expect(await readSettings(settings, server)).toEqual(defaultSettings);
  });

  it('are as by default where what is stored cannot be read, and only there', async () => {
    const { settings } = new MemoryArchive();
    await settings.set(server, 'settings', { language: 'tlh', coolDownSeconds: 7, former: true });
    expect(await readSettings(settings, server)).toEqual({ ...defaultSettings, coolDownSeconds: 7 });
    await settings.set(server, 'settings', 'broken');
    expect(await readSettings(settings, server)).toEqual(defaultSettings);
  });
});
