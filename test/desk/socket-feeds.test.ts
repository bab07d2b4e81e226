import { describe, expect, test } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import type { FeedDesk } from '../../src/desk/feed-desk.js';
import { keptError } from '../../src/kept-error.js';
import { UserError } from '../../src/errors.js';
import { sampleFeed } from '../commands/sample-feed.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

const origin = { collection: localCollection, by: { id: '7', name: 'ana' }, addedIn: null, announceIn: '70' };
const added = { feed: sampleFeed, format: 'RSS', items: 3, isNamedByPage: true, namedFeeds: 2 };
const report = { feed: sampleFeed, status: 'read', added: 1, known: 2, refused: [] } as const;
const imported = {
  added: [sampleFeed],
  known: 1,
  refused: [{ url: 'x', reason: keptError(new UserError('no-feed', { name: 'y' })) }],
};
const opml = Uint8Array.from([60, 255, 0, 62]);

const calls: readonly (readonly [keyof FeedDesk, readonly unknown[], unknown])[] = [
  ['add', [{ ...origin, url: 'https://ledger.example/feed' }], added],
  ['list', [localCollection], [sampleFeed]],
  ['remove', [localCollection, 'fk3j9x2', origin.by], sampleFeed],
  ['pause', [localCollection, 'fk3j9x2', origin.by], sampleFeed],
  ['resume', [localCollection, 'fk3j9x2', origin.by], sampleFeed],
  ['importOpml', [{ ...origin, opml }], imported],
  ['exportOpml', [localCollection], '<opml/>'],
  ['poll', [localCollection], [report]],
  ['removeAll', [localCollection], 4],
];

describe('feeds over the socket', () => {
  test.each(calls)('%s goes there and comes back whole', async (method, args, result) => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { feeds: { [method]: async () => result } });
    const { feeds } = await connectTo(folder);
    const call = feeds[method].bind(feeds) as (...given: readonly unknown[]) => Promise<unknown>;
    expect(await call(...args)).toEqual(result);
    expect(fake.calls).toEqual([{ method: `feeds.${method}`, args }]);
  });

  test('a refusal stays one', async () => {
    const folder = await temporaryFolder();
    const refusal = new UserError('no-feed', { name: 'x' });
    await serveFake(folder, {
      feeds: {
        pause: async () => {
          throw refusal;
        },
      },
    });
    const { feeds } = await connectTo(folder);
    await expect(feeds.pause(localCollection, 'x', origin.by)).rejects.toThrow(refusal);
  });
});
