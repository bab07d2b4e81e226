import { describe, expect, it } from 'vitest';
import { guildCollection } from '../../src/archive/collection-id.js';
import type { Desk } from '../../src/desk/desk.js';
import { connectTo, serveFake, temporaryFolder } from './socket-set-up.js';

const collection = guildCollection('42');
const by = { id: '1', name: 'ana', mayManage: false };
const filter = { outlet: 'Post', since: '2031-02-01', until: null, by: null, title: null };

type Method =
  | 'listArticles'
  | 'showArticle'
  | 'editArticle'
  | 'removeArticle'
  | 'undoRemoval'
  | 'removals'
  | 'hosts'
  | 'setHosts'
  | 'check';

const calls: readonly (readonly [Method, readonly unknown[]])[] = [
  ['listArticles', [{ collection, filter, offset: 8, limit: 8 }]],
  ['showArticle', [{ collection, article: 'a1' }]],
  ['editArticle', [{ collection, article: 'a1', by, facts: { title: '', authors: ['Ada Lund'] } }]],
  ['removeArticle', [{ collection, article: 'a1', by }]],
  ['undoRemoval', [{ collection, article: null, by }]],
  ['removals', [collection]],
  ['hosts', [collection]],
  ['setHosts', [collection, { allow: ['*.x.example'], deny: [] }, { id: '1', name: 'ana' }]],
  [
    'check',
    [
      {
        collection,
        text: 'The ferry sank.',
        statedAt: null,
        message: null,
        audience: { askerId: 'terminal', channelId: null, private: false },
      },
    ],
  ],
];

describe('managing articles over the socket', () => {
  it.each(calls)('%s goes over as it is given, and its outcome comes back', async (method, args) => {
    const folder = await temporaryFolder();
    const outcome = { of: method, at: [1, null, 'ü'] };
    const { fake } = await serveFake(folder, { [method]: async () => outcome });
    const desk: Desk = await connectTo(folder);
    const call = desk[method].bind(desk) as (...given: readonly unknown[]) => Promise<unknown>;
    expect(await call(...args)).toEqual(outcome);
    expect(fake.calls).toEqual([{ method, args }]);
  });

  it.each([
    ['listArticles', { collection, filter: { ...filter, colour: 'red' }, offset: 0, limit: 8 }],
    ['listArticles', { collection, filter, offset: -1, limit: 8 }],
    ['editArticle', { collection, article: 'a1', by, facts: { text: 'other' } }],
    ['removeArticle', { collection, article: 'a1', by: { id: '1', name: 'ana' } }],
    ['check', { collection, text: 'The ferry sank.', statedAt: null, message: null }],
  ] as const)('%s with what it does not know is refused', async (method, request) => {
    const folder = await temporaryFolder();
    const { fake } = await serveFake(folder, { [method]: async () => null });
    const desk: Desk = await connectTo(folder);
    const call = desk[method].bind(desk) as (given: unknown) => Promise<unknown>;
    await expect(call(request)).rejects.toMatchObject({ code: 'unreadable-request' });
    expect(fake.calls).toEqual([]);
  });
});
