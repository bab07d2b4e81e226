import type { ChatReply } from '../../../src/chat/chat-session.js';
import type { Drivers } from './driver.js';
import { buttonRow, idUnder, leftBehind, press, shownText, type Place } from './place.js';

let count = 0;

/** Asks for an article on a question that nobody asked before. */
async function request(place: Place): Promise<ChatReply> {
  count += 1;
  const question = `Who won the chess championship ${count} of Brannow?`;
  return press(place, await place.session.command('ask', { question }), 'request');
}

/** One person has only so many that are open. */
async function withdrawAll({ room, collection, person }: Place): Promise<void> {
  const own = { state: 'open', personId: person.id } as const;
  const { requests } = await room.desk.requests.list(collection, own, { offset: 0, limit: 25 });
  for (const { id } of requests) await room.desk.requests.withdraw(collection, id, person.id);
}

async function requestId(place: Place): Promise<string> {
  const id = /request-withdraw:([0-9a-z]+)/.exec(shownText(await request(place)))?.[1];
  if (id === undefined) throw new Error('Nothing was asked for.');
  return id;
}

/** Presses a button as it stands in a channel for requests; direct messages have none, but for what was left behind. */
async function pressPosted(place: Place, prefix: string): Promise<ChatReply> {
  const message = await leftBehind(place, [buttonRow(`${prefix}:${await requestId(place)}`)]);
  return place.session.press(message, idUnder(message, prefix));
}

const offersRequest = (subcommand: string) => ({
  async drive(place: Place) {
    await request(place);
    return place.session.autocomplete(`requests ${subcommand}`, 'request', 'chess');
  },
  shows: /chess championship/,
});

const onRequest = (subcommand: string) => async (place: Place) =>
  place.session.command(`requests ${subcommand}`, { request: await requestId(place) });

/** What people ask articles for. */
export const requestDrivers: Drivers = {
  'button request': { drive: request, shows: /Article asked for/ },
  'button request-withdraw': {
    drive: async (place) => press(place, await request(place), 'request-withdraw'),
    shows: /Withdrawn: you are not told any more/,
  },
  '/requests list': {
    async drive(place) {
      await request(place);
      return place.session.command('requests list');
    },
    shows: /open request/,
  },
  'button requests': {
    async drive(place) {
      await withdrawAll(place);
      for (let made = 0; made < 9; made += 1) await request(place);
      const second = await press(place, await place.session.command('requests list'), 'requests');
      await withdrawAll(place);
      return second;
    },
    shows: /Page 2 of/,
  },
  '/requests close': { drive: onRequest('close'), shows: /[Cc]losed/ },
  'autocomplete /requests close request': offersRequest('close'),
  '/requests withdraw': { drive: onRequest('withdraw'), shows: /[Ww]ithdrawn/ },
  'autocomplete /requests withdraw request': offersRequest('withdraw'),
  'button request-close': {
    drive: (place) => pressPosted(place, 'request-close'),
    shows: /closed|no longer/i,
  },
  'button request-paste': {
    drive: (place) => pressPosted(place, 'request-paste'),
    shows: /"title":"Add an article"/,
  },
};
