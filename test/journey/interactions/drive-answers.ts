import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import type { Driver, Drivers } from './driver.js';
import { ferryQuestion } from './ferry-articles.js';
import { buttonRow, idUnder, leftBehind, messageOf, press, shownText, type Place } from './place.js';

const ask = ({ session }: Place): Promise<ChatReply> => session.command('ask', { question: ferryQuestion });
const timeline = ({ session }: Place): Promise<ChatReply> =>
  session.command('timeline', { topic: 'the Torsund ferry' });

async function statement({ session, room, kind }: Place): Promise<ChatMessage> {
  const words = 'The Torsund ferry gets twelve new hull plates of steel.';
  return kind === 'server' ? room.in('news', room.people.cem).say(words) : session.say(words);
}

async function check(place: Place): Promise<ChatReply> {
  return place.session.menu('Check this', await statement(place));
}

const pressUnderAnswer = (prefix: string): Driver['drive'] => {
  return async (place) => press(place, await ask(place), prefix);
};

/** Answers, and what stands under them. */
export const answerDrivers: Drivers = {
  '/ask': { drive: ask, shows: /> \*\*The Torsund ferry/ },
  'autocomplete /ask outlet': {
    drive: ({ session }) => session.autocomplete('ask', 'outlet', 'herald'),
    shows: /Morning Herald/,
  },
  '/timeline': { drive: timeline, shows: /Timeline: the Torsund ferry/ },
  'autocomplete /timeline outlet': {
    drive: ({ session }) => session.autocomplete('timeline', 'outlet', 'herald'),
    shows: /Morning Herald/,
  },
  'button timeline': {
    drive: async (place) => press(place, await timeline(place), 'timeline'),
    shows: /page 2 of 2/,
  },
  'message ask by message': {
    drive: ({ session }) => session.tell(`@${session.botName} ${ferryQuestion}`),
    shows: /> \*\*The Torsund ferry/,
  },
  '/sources': {
    async drive(place) {
      await ask(place);
      return place.session.command('sources', { format: 'apa' });
    },
    shows: /APA, 7th edition/,
  },
  'menu Show sources': {
    drive: async (place) => place.session.menu('Show sources', messageOf(await ask(place))),
    shows: /\[1\] .* Published/,
  },
  'button sources': { drive: pressUnderAnswer('sources'), shows: /\[1\] .* Published/ },
  'button sources-as': {
    async drive(place) {
      const links = await pressUnderAnswer('sources')(place);
      return press(place, links, 'sources-as', 3);
    },
    shows: /BibTeX, for LaTeX/,
  },
  'button page': { drive: pressUnderAnswer('page'), shows: /> [^"]*Torsund ferry/ },
  'button follow-up': { drive: pressUnderAnswer('follow-up'), shows: /What else do you want to know/ },
  'modal follow-up': {
    async drive(place) {
      const form = (await pressUnderAnswer('follow-up')(place)) as ChatReply;
      return place.session.submit(form, { question: 'And what did divers find?' });
    },
    shows: /Divers found a crack/,
  },
  'button helpful': { drive: pressUnderAnswer('helpful'), shows: /Noted, thank you/ },
  'button unhelpful': { drive: pressUnderAnswer('unhelpful'), shows: /What is wrong with it/ },
  'modal unhelpful-reason': {
    async drive(place) {
      const form = (await pressUnderAnswer('unhelpful')(place)) as ChatReply;
      return place.session.submit(form, { reason: 'It forgets the **tugs**.' });
    },
    shows: /Noted, thank you/,
  },
  'menu Check this': { drive: check, shows: /✘ \*\*The archive differs/ },
  'button share-check': {
    async drive(place) {
      const checked = await check(place);
      if (place.kind === 'server') return press(place, checked, 'share-check');
      // There is nobody to share it with, and no button; one that was left behind says so.
      const id = /Check ([0-9a-z]{8})/.exec(shownText(checked))?.[1];
      const row = buttonRow(`share-check:${id}`);
      const message = await leftBehind(place, [row]);
      return place.session.press(message, idUnder(message, 'share-check'));
    },
    shows: { server: /Shared by erik/, 'direct message': /From before/ },
  },
};
