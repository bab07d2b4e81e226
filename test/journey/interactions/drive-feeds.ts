import { wordingIn } from '../../../src/locales/wording.js';
import { suggestedFeeds } from '../../../src/discord/suggested-feeds.js';
import { suggestionRow } from '../../../src/discord/rendering/render-welcome.js';
import type { Driver, Drivers } from './driver.js';
import { idUnder, leftBehind, type Place } from './place.js';

let count = 0;

function feedText(title: string): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title><link>http://x.news.example/</link><description>News</description></channel></rss>`;
}

function newFeed({ publish }: Place): string {
  count += 1;
  return publish(feedText(`Kvist feed ${count}`), 'application/rss+xml');
}

/** Follows a new feed. @returns its title */
async function addFeed(place: Place): Promise<string> {
  await place.session.command('feed add', { url: newFeed(place) });
  return `Kvist feed ${count}`;
}

const onFeed = (...subcommands: readonly string[]): Driver['drive'] => {
  return async (place) => {
    const feed = await addFeed(place);
    for (const before of subcommands.slice(0, -1)) await place.session.command(`feed ${before}`, { feed });
    return place.session.command(`feed ${subcommands.at(-1)}`, { feed });
  };
};

const offersFeed = (subcommand: string): Driver => ({
  async drive(place) {
    await addFeed(place);
    return place.session.autocomplete(`feed ${subcommand}`, 'feed', 'kvist');
  },
  shows: /Kvist feed/,
});

const followStory = ({ session }: Place) => session.command('follow story', { topic: 'the Torsund ferry' });

/** What comes by itself. */
export const feedDrivers: Drivers = {
  '/feed add': {
    drive: async (place) => place.session.command('feed add', { url: newFeed(place) }),
    shows: /Kvist feed/,
  },
  '/feed list': {
    async drive(place) {
      await addFeed(place);
      return place.session.command('feed list');
    },
    shows: /Kvist feed/,
  },
  '/feed remove': { drive: onFeed('remove'), shows: /Feed removed/ },
  'autocomplete /feed remove feed': offersFeed('remove'),
  '/feed pause': { drive: onFeed('pause'), shows: /Feed paused/ },
  'autocomplete /feed pause feed': offersFeed('pause'),
  '/feed resume': { drive: onFeed('pause', 'resume'), shows: /Feed resumed/ },
  'autocomplete /feed resume feed': offersFeed('resume'),
  '/feed import': {
    async drive(place) {
      const url = newFeed(place);
      const opml = `<opml version="2.0"><body><outline text="Kvist" type="rss" xmlUrl="${url}"/></body></opml>`;
      return place.session.command('feed import', { file: { name: 'feeds.opml', bytes: Buffer.from(opml) } });
    },
    shows: /1 feed/,
  },
  '/feed export': {
    async drive(place) {
      await addFeed(place);
      return place.session.command('feed export');
    },
    shows: /feeds\.opml: .*Kvist feed/,
  },
  'select suggested-feed': {
    async drive(place) {
      const message = await leftBehind(place, [suggestionRow(wordingIn('en'))]);
      const [feed] = suggestedFeeds('en');
      return place.session.select(message, idUnder(message, 'suggested-feed'), [feed?.id ?? '']);
    },
    // No site but the test's own is there.
    shows: /could not be|not be reached|cannot be|no host|not found/i,
  },
  '/follow story': { drive: followStory, shows: /Story followed/ },
  '/follow list': {
    async drive(place) {
      await followStory(place);
      return place.session.command('follow list');
    },
    shows: /Torsund ferry/,
  },
  '/follow stop': {
    async drive(place) {
      await followStory(place);
      const [story] = await place.session.autocomplete('follow stop', 'story', 'torsund');
      return place.session.command('follow stop', { story: String(story?.value) });
    },
    shows: /Torsund ferry/,
  },
  'autocomplete /follow stop story': {
    async drive(place) {
      await followStory(place);
      return place.session.autocomplete('follow stop', 'story', 'torsund');
    },
    shows: /Torsund/,
  },
  '/digest daily': {
    drive: ({ session }) => session.command('digest daily', { time: '17:30' }),
    shows: /Daily digest/,
  },
  '/digest weekly': {
    drive: ({ session }) => session.command('digest weekly', { time: '17:30', day: 'friday' }),
    shows: /Weekly digest/,
  },
  '/digest show': { drive: ({ session }) => session.command('digest show'), shows: /digest/i },
  '/digest off': {
    async drive({ session }) {
      await session.command('digest daily');
      return session.command('digest off');
    },
    shows: /Digest off/,
  },
};
