import type { ChatMessage, ChatReply } from '../../../src/chat/chat-session.js';
import type { NewsroomArticle } from '../newsroom-articles.js';
import { newsPage } from '../web-site.js';
import type { Driver, Drivers } from './driver.js';
import { buttonRow, idUnder, leftBehind, press, type Place } from './place.js';

let count = 0;
const more = `The keeper of the lighthouse said that red is seen best in fog, and that the paint, of which he had ordered ninety
litres in the autumn, would last for twelve years if nobody scraped it off with a boat hook as had happened before.`;

/** Every article of a test is another one. */
function newArticle(): Pick<NewsroomArticle, 'title' | 'text'> {
  count += 1;
  return {
    title: `Lighthouse ${count} of Kvist is painted`,
    text: `The lighthouse number ${count} of Kvist was painted red by ${count + 3} apprentices on Monday.`,
  };
}

const fileOf = ({ title, text }: Pick<NewsroomArticle, 'title' | 'text'>) => ({
  name: 'lighthouse.txt',
  bytes: Buffer.from(`Title: ${title}\nSource: Kvist Courier\nDate: 2026-04-01\n\n${text}`),
});

async function add({ session }: Place): Promise<string> {
  const article = newArticle();
  await session.command('add file', { file: fileOf(article) });
  const [choice] = await session.autocomplete('articles show', 'article', article.title);
  if (!choice) throw new Error(`"${article.title}" was not added.`);
  return String(choice.value);
}

const onArticle = (subcommand: string): Driver['drive'] => {
  return async (place) => {
    const article = await add(place);
    return place.session.command(`articles ${subcommand}`, { article });
  };
};

const offersArticle = (subcommand: string): Driver => ({
  async drive(place) {
    await add(place);
    return place.session.autocomplete(`articles ${subcommand}`, 'article', 'lighthouse');
  },
  shows: /Lighthouse \d+ of Kvist/,
});

async function posted(
  place: Place,
  channel: 'news' | 'staff',
): Promise<{ menu(): Promise<ChatReply>; place: Place }> {
  const session = place.kind === 'server' ? place.room.in(channel, place.person) : place.session;
  const message: ChatMessage = await session.say(newArticle().text);
  return { menu: () => session.menu('Add to archive', message), place: { ...place, session } };
}

/** In a server asked first, of what was written in a channel that not everybody sees; there is none in direct messages. */
const confirmed = (prefix: string): Driver['drive'] => {
  return async (place) => {
    if (place.kind === 'server') {
      const { menu, place: hidden } = await posted(place, 'staff');
      return press(hidden, await menu(), prefix);
    }
    const message = await leftBehind(place, [buttonRow(`${prefix}:1.2.3.0.p`)]);
    return place.session.press(message, idUnder(message, prefix));
  };
};

/** Articles, as they come into the archive and are looked after. */
export const articleDrivers: Drivers = {
  '/add url': {
    async drive({ session, publish }) {
      const { title, text } = newArticle();
      const facts = { outlet: 'Kvist Courier', date: '2026-04-01' };
      return session.command('add url', {
        url: publish(newsPage({ title, ...facts, paragraphs: [text, more, more] })),
      });
    },
    shows: /"title":"Added"/,
  },
  '/add file': {
    drive: ({ session }) => session.command('add file', { file: fileOf(newArticle()) }),
    shows: /"title":"Added"/,
  },
  '/add text': { drive: ({ session }) => session.command('add text'), shows: /"title":"Add an article"/ },
  'modal add-text': {
    drive: async ({ session }) => session.submit(await session.command('add text'), newArticle()),
    shows: /"title":"Added"/,
  },
  'menu Add to archive': {
    drive: async (place) => (await posted(place, 'news')).menu(),
    shows: /"title":"Added"/,
  },
  'button add-message': {
    drive: confirmed('add-message'),
    shows: { server: /"title":"Added"/, 'direct message': /nothing was added/ },
  },
  'button leave-message': { drive: confirmed('leave-message'), shows: /Nothing was added/ },
  '/articles list': { drive: ({ session }) => session.command('articles list'), shows: /Torsund/ },
  'autocomplete /articles list outlet': {
    drive: ({ session }) => session.autocomplete('articles list', 'outlet', 'echo'),
    shows: /Island Echo/,
  },
  'button articles': {
    drive: async (place) => press(place, await place.session.command('articles list'), 'articles'),
    shows: /[Pp]age 2 of/,
  },
  '/articles show': { drive: onArticle('show'), shows: /"title":"Article"/ },
  'autocomplete /articles show article': offersArticle('show'),
  '/articles edit': { drive: onArticle('edit'), shows: /"title":"Correct an article"/ },
  'autocomplete /articles edit article': offersArticle('edit'),
  'modal articles-edit': {
    async drive(place) {
      const form = (await onArticle('edit')(place)) as ChatReply;
      return place.session.submit(form, { authors: 'Anna Lund; Per Dahl' });
    },
    shows: /"title":"Corrected"/,
  },
  '/articles remove': { drive: onArticle('remove'), shows: /"title":"Removed"/ },
  'autocomplete /articles remove article': offersArticle('remove'),
  '/articles undo': {
    async drive(place) {
      await onArticle('remove')(place);
      return place.session.command('articles undo');
    },
    shows: /"title":"Brought back"/,
  },
  'autocomplete /articles undo article': {
    async drive(place) {
      await onArticle('remove')(place);
      return place.session.autocomplete('articles undo', 'article', 'LIGHT');
    },
    shows: /Lighthouse \d+ of Kvist/,
  },
  'button articles-undo': {
    drive: async (place) => press(place, await onArticle('remove')(place), 'articles-undo'),
    shows: /"title":"Brought back"/,
  },
};
