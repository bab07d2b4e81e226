import type { ChatReply } from '../../../src/chat/chat-session.js';
import type { Driver, Drivers } from './driver.js';
import { ferryQuestion } from './ferry-articles.js';
import { press, type Place } from './place.js';

let count = 0;

/** Somebody of whom only these questions and articles are kept: whoever drives all the rest loses nothing by it. */
async function newcomer({ kind, room, ...rest }: Place): Promise<Place> {
  count += 1;
  const person = room.loopback.addUser({ name: `frida${count}` });
  room.loopback.addMember(room.server.id, person, 'moderator');
  const session = kind === 'server' ? room.in('news', person) : room.inPrivate(person);
  const text = `Frida counted ${count + 2} seals on the breakwater of Kvist on Monday.`;
  await session.command('add file', { file: { name: 'seals.txt', bytes: Buffer.from(text) } });
  await session.command('ask', { question: ferryQuestion });
  return { ...rest, kind, room, person, session };
}

const asNewcomer = (subcommand: string): ((place: Place) => Promise<ChatReply>) => {
  return async (place) => (await newcomer(place)).session.command(`privacy ${subcommand}`);
};

/** Presses it under the question whether all is to be deleted. @returns what is said, and then what is kept of him. */
const pressAsked = (prefix: string): Driver['drive'] => {
  return async (place) => {
    const person = await newcomer(place);
    const done = await press(person, await person.session.command('privacy delete'), prefix);
    const left = await person.session.command('privacy show');
    return { ...done, messages: [...done.messages, ...left.messages] };
  };
};

/** What is kept of a person. */
export const privacyDrivers: Drivers = {
  '/privacy show': {
    drive: asNewcomer('show'),
    shows: {
      server: /1 question, with my answer.*your name on 1 article.*PRIVACY\.md/,
      'direct message': /1 question, with my answer.*1 article of your own.*PRIVACY\.md/,
    },
  },
  '/privacy export': {
    drive: asNewcomer('export'),
    shows: /dateline\.json: .*What happened to the Torsund ferry/,
  },
  '/privacy delete': { drive: asNewcomer('delete'), shows: /Delete what I keep of you/ },
  'button privacy-delete': {
    drive: pressAsked('privacy-delete'),
    shows: /"title":"Deleted".*1 question, with my answer.*"description":"Nothing\./,
  },
  'button privacy-keep': {
    drive: pressAsked('privacy-keep'),
    shows: /Nothing was deleted.*1 question, with my answer/,
  },
};
