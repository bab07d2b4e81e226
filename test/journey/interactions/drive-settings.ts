import type { ChatReply } from '../../../src/chat/chat-session.js';
import { defaultSettings } from '../../../src/desk/collection-settings.js';
import { sectionsOf, settingsIn } from '../../../src/discord/settings/sections.js';
import type { Driver, Drivers } from './driver.js';
import { idUnder, messageOf, press, type Place } from './place.js';

async function openSection({ session }: Place, section: string): Promise<ChatReply> {
  const message = messageOf(await session.command('settings'));
  return session.select(message, idUnder(message, 'settings'), [section]);
}

/** Chooses from the menu of every setting that there is here. @returns the last outcome. */
const changeEverything: Driver['drive'] = async (place) => {
  const { session, kind, room, collection, person } = place;
  let last: ChatReply | null = null;
  for (const section of sectionsOf(kind === 'server')) {
    for (const setting of settingsIn(section)) {
      const message = messageOf(await openSection(place, section));
      const offered = session.choicesOf(message, `setting:${setting}`);
      const values = offered.map(({ value }) => value).filter((value) => value !== 'other');
      last = await session.select(message, `setting:${setting}`, values.slice(-1));
    }
  }
  await room.desk.settings.change(collection, { ...defaultSettings, coolDownSeconds: 0 }, person);
  if (!last) throw new Error('There is no setting.');
  return last;
};

async function hostForm(place: Place, action: number): Promise<ChatReply> {
  return press(place, await openSection(place, 'sites'), 'settings-host', action);
}

const onHosts = (subcommand: string): Driver['drive'] => {
  return async ({ session }) => {
    const reply = await session.command(`hosts ${subcommand}`, { host: '*.spam.example' });
    await session.command('hosts reset');
    return reply;
  };
};

/** How a server is set up, and what it tells of itself. */
export const settingDrivers: Drivers = {
  '/hosts list': { drive: ({ session }) => session.command('hosts list'), shows: /"title":"Sites"/ },
  '/hosts allow': { drive: onHosts('allow'), shows: /spam/ },
  '/hosts deny': { drive: onHosts('deny'), shows: /spam/ },
  '/hosts reset': { drive: ({ session }) => session.command('hosts reset'), shows: /"title":"Sites"/ },
  '/aliases list': {
    drive: ({ session }) => session.command('aliases list'),
    shows: /"title":"Other names"/,
  },
  '/aliases add': {
    drive: ({ session }) => session.command('aliases add', { names: 'Vesle = MS Vesle' }),
    shows: /MS Vesle/,
  },
  '/aliases remove': {
    async drive({ session }) {
      await session.command('aliases add', { names: 'Havlinje = Sea Line' });
      return session.command('aliases remove', { name: 'Havlinje' });
    },
    shows: /"title":"Other names"/,
  },
  '/settings': { drive: ({ session }) => session.command('settings'), shows: /Settings · Overview/ },
  'select settings': { drive: (place) => openSection(place, 'sites'), shows: /Settings · Sites/ },
  'select setting': { drive: changeEverything, shows: /: now .*; before: / },
  'modal settings-zone': {
    async drive(place) {
      const message = messageOf(await openSection(place, 'language'));
      const form = await place.session.select(message, 'setting:timeZone', ['other']);
      return place.session.submit(form, { zone: 'Europe/Oslo' });
    },
    shows: /Europe\/Oslo|Oslo/,
  },
  'button settings-host': { drive: (place) => hostForm(place, 0), shows: /"custom_id":"settings-host-form:/ },
  'modal settings-host-form': {
    async drive(place) {
      const denied = await place.session.submit(await hostForm(place, 1), { host: 'spam.example' });
      await place.session.command('hosts reset');
      return denied;
    },
    shows: /spam/,
  },
  '/audit': { drive: ({ session }) => session.command('audit'), shows: /Who did what/ },
  'button audit': {
    async drive(place) {
      for (let done = 0; done < 6; done += 1) await onHosts('deny')(place);
      return press(place, await place.session.command('audit'), 'audit');
    },
    shows: /Page 2 of/,
  },
  '/stats': { drive: ({ session }) => session.command('stats'), shows: /The archive in figures/ },
  '/help': { drive: ({ session }) => session.command('help'), shows: /\/ask/ },
};
