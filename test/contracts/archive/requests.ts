import { describe, expect, test } from 'vitest';
import type { Collection } from '../../../src/archive/collection.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import type { KeptRequest, NewRequest } from '../../../src/archive/requests.js';
import { sampleAnswer } from '../../archive/sample-articles.js';
import { add, bridge, ferry, type Subject } from './samples.js';

const askedAt = '2026-03-01T10:00:00.000Z';
const later = '2026-03-02T10:00:00.000Z';
const most = { person: 3, collection: 4 };
const all = { offset: 0, limit: 10 };
const everybodys = { state: null, personId: null };
const place = { serverId: '1', channelId: '70', private: false };

function wanted(id: string, personId: string, parts: Partial<NewRequest> = {}): NewRequest {
  const question = `What is new of "${id}"? 🙂`;
  const asker = { personId, question, answerId: `q-${id}`, askedAt, place, locale: 'de' };
  const filters = { since: null, until: '2026-03-01', outlet: 'Harbour Post' };
  return { id, key: id, filters, asOf: '2026-03-01', asker, postIn: null, checkedUntil: 0, ...parts };
}

async function added(collection: Collection, request: NewRequest): Promise<KeptRequest> {
  const outcome = await collection.requests.add(request, most);
  if (!('request' in outcome)) throw new Error(outcome.status);
  return outcome.request;
}

const idsOf = (requests: readonly KeptRequest[]) => requests.map(({ id }) => id);
const answersOf = (...people: readonly string[]) =>
  new Map(people.map((id) => [id, sampleAnswer({ id: `met-${id}`, verdict: 'answered' })]));

/** Questions for which people ask for an article. */
export function describeRequests(subject: () => Subject): void {
  describe('requests', () => {
    test('are kept as they were made, and one question of several people is one', async () => {
      const { requests } = subject().local;
      const first = await requests.add(wanted('r1', '7'), most);
      const request: KeptRequest = {
        id: 'r1',
        state: 'open',
        question: 'What is new of "r1"? 🙂',
        filters: { since: null, until: '2026-03-01', outlet: 'Harbour Post' },
        asOf: '2026-03-01',
        askedAt,
        settledAt: null,
        askers: [{ ...wanted('r1', '7').asker, metBy: null, toldAt: null }],
        post: null,
        checkedUntil: 0,
        revision: expect.any(Number) as number,
      };
      expect(first).toEqual({ status: 'new', request });
      expect(await requests.request('r1')).toEqual(request);
      expect(await requests.request('r2')).toBeNull();
      expect(await requests.add(wanted('r2', '7', { key: 'r1' }), most)).toMatchObject({
        status: 'known',
        request: { id: 'r1' },
      });
      const joined = await requests.add(wanted('r2', '8', { key: 'r1' }), most);
      expect(joined).toMatchObject({ status: 'joined', request: { id: 'r1', question: request.question } });
      expect('request' in joined && joined.request.askers.map(({ question }) => question)).toEqual([
        'What is new of "r1"? 🙂',
        'What is new of "r2"? 🙂',
      ]);
      expect(await requests.openCount()).toBe(1);
    });

    test('at most so many of a person and of all are open', async () => {
      const { local } = subject();
      const { requests } = local;
      for (const id of ['r1', 'r2', 'r3']) await added(local, wanted(id, '7'));
      expect(await requests.add(wanted('r4', '7'), most)).toEqual({ status: 'person-full' });
      await added(local, wanted('r4', '8'));
      expect(await requests.add(wanted('r5', '8'), most)).toEqual({ status: 'collection-full' });
      expect(await requests.add(wanted('r5', '8', { key: 'r1' }), most)).toMatchObject({ status: 'joined' });
      await requests.close('r2', later);
      expect(await requests.add(wanted('r5', '7'), most)).toMatchObject({ status: 'new' });
      expect(await requests.openCount()).toBe(4);
    });

    test('are listed newest first, by state and by person, page by page', async () => {
      const { local } = subject();
      const { requests } = local;
      for (const [id, person] of Object.entries({ r1: '7', r2: '8', r3: '7' })) {
        await added(local, wanted(id, person));
      }
      await requests.close('r1', later);
      const listed = async (filter: Parameters<typeof requests.list>[0], range = all) => {
        const { requests: found, total } = await requests.list(filter, range);
        return [idsOf(found), total];
      };
      expect(await listed(everybodys)).toEqual([['r3', 'r2', 'r1'], 3]);
      expect(await listed(everybodys, { offset: 1, limit: 1 })).toEqual([['r2'], 3]);
      expect(await listed({ state: 'open', personId: null })).toEqual([['r3', 'r2'], 2]);
      expect(await listed({ state: null, personId: '7' })).toEqual([['r3', 'r1'], 2]);
      expect(await listed({ state: 'open', personId: '7' })).toEqual([['r3'], 1]);
      expect(await requests.close('r1', later)).toBeNull();
      expect(await requests.request('r1')).toMatchObject({ state: 'closed', settledAt: later });
    });

    test('what was added after a mark is told apart from what was there', async () => {
      const { local } = subject();
      const { requests } = local;
      const nothing = await requests.newestAddition();
      expect(await requests.addedAfter(nothing)).toEqual([]);
      const { article } = await add(local, ferry);
      const mark = await requests.newestAddition();
      expect(await requests.addedAfter(nothing)).toEqual([article.id]);
      expect(await requests.addedAfter(mark)).toEqual([]);
      const other = (await add(local, bridge)).article;
      await add(local, { ...ferry, text: 'The ferry now stops at Torsund, too.' });
      expect(await requests.addedAfter(mark)).toEqual([article.id, other.id].toSorted());
      await local.remove(other.id, { at: later, by: { id: '1', name: 'ana' } });
      expect(await requests.addedAfter(mark)).toEqual([article.id]);
      await added(local, wanted('r1', '7', { checkedUntil: mark }));
      await requests.noteChecked('r1', mark + 1);
      expect((await requests.request('r1'))?.checkedUntil).toBe(mark + 1);
    });

    test('is met with an answer for everybody who asks, and remembers who was told', async () => {
      const { local } = subject();
      const { requests } = local;
      await added(local, wanted('r1', '7'));
      await added(local, wanted('r2', '8', { key: 'r1' }));
      expect(await requests.meet('r1', later, answersOf('7'))).toBe(false);
      expect(await local.answer('met-7')).toBeNull();
      expect(await requests.meet('r1', later, answersOf('7', '8'))).toBe(true);
      expect(await requests.meet('r1', later, answersOf('7', '8'))).toBe(false);
      expect(await local.answer('met-8')).toMatchObject({ verdict: 'answered' });
      expect(await requests.untold()).toMatchObject([
        { id: 'r1', state: 'met', settledAt: later, askers: [{ metBy: 'met-7' }, { metBy: 'met-8' }] },
      ]);
      await requests.noteTold('r1', ['7'], later);
      expect(await requests.untold()).toMatchObject([{ askers: [{ toldAt: later }, { toldAt: null }] }]);
      await requests.noteTold('r1', ['8'], later);
      expect(await requests.untold()).toEqual([]);
      expect(await requests.openCount()).toBe(0);
    });

    test('opens again for those who were not told', async () => {
      const { local } = subject();
      const { requests } = local;
      await added(local, wanted('r1', '7'));
      await added(local, wanted('r2', '8', { key: 'r1' }));
      await requests.meet('r1', later, answersOf('7', '8'));
      await requests.noteTold('r1', ['7'], later);
      await requests.reopen('r1');
      expect(await requests.untold()).toEqual([]);
      expect(await requests.request('r1')).toMatchObject({
        state: 'open',
        settledAt: null,
        question: 'What is new of "r2"? 🙂',
        askers: [{ personId: '8', metBy: null }],
      });
    });

    test('is withdrawn by whoever asks, and gone with the last of them', async () => {
      const { local } = subject();
      const { requests } = local;
      await added(local, wanted('r1', '7'));
      await added(local, wanted('r2', '8', { key: 'r1' }));
      expect(await requests.withdraw('r1', '9', later)).toBeNull();
      expect(await requests.withdraw('r1', '7', later)).toMatchObject({ id: 'r1', state: 'open' });
      expect(await requests.request('r1')).toMatchObject({
        question: 'What is new of "r2"? 🙂',
        askers: [{ personId: '8' }],
      });
      await requests.withdraw('r1', '8', later);
      expect(await requests.request('r1')).toBeNull();
      expect(await requests.list(everybodys, all)).toEqual({ requests: [], total: 0 });
    });

    test('says whether the message about it is of today, and what nobody asks for stays until that says so', async () => {
      const { local } = subject();
      const { requests } = local;
      const due = async () => (await requests.postsDue()).map(({ id, post }) => [id, post]);
      await added(local, wanted('unposted', '7'));
      const { revision } = await added(local, wanted('r1', '7', { postIn: '80' }));
      expect(await due()).toEqual([['r1', { channelId: '80', messageId: null }]]);
      expect(await requests.notePosted('r1', '900', revision)).toBe(true);
      expect(await due()).toEqual([]);
      await added(local, wanted('r2', '8', { key: 'r1' }));
      const posted = { channelId: '80', messageId: '900' };
      expect(await due()).toEqual([['r1', posted]]);
      // It was changed while it was sent.
      await requests.notePosted('r1', '900', revision);
      expect(await due()).toEqual([['r1', posted]]);
      await requests.withdraw('r1', '7', later);
      await requests.withdraw('r1', '8', later);
      expect(await requests.list(everybodys, all)).toMatchObject({ total: 1 });
      const [left] = await requests.postsDue();
      expect(left).toMatchObject({ id: 'r1', state: 'closed', question: null, askers: [], post: posted });
      await requests.notePosted('r1', '900', left?.revision ?? 0);
      expect(await requests.request('r1')).toBeNull();
      expect(await requests.notePosted('r1', '900', 1)).toBe(false);
      await added(local, wanted('r3', '8', { postIn: '80' }));
      await requests.dropPost('r3');
      expect(await due()).toEqual([]);
      expect(await requests.request('r3')).toMatchObject({ post: null });
    });

    test('a person is taken out of all of them, whatever became of them', async () => {
      const { local } = subject();
      const { requests } = local;
      for (const id of ['met', 'closed', 'open']) await added(local, wanted(id, '7'));
      await added(local, wanted('other', '8', { key: 'open' }));
      await requests.meet('met', later, answersOf('7'));
      await requests.close('closed', later);
      expect(await requests.removePerson('7', later)).toBe(3);
      expect(await requests.removePerson('7', later)).toBe(0);
      expect(await requests.list({ state: null, personId: '7' }, all)).toEqual({ requests: [], total: 0 });
      expect(await requests.request('met')).toBeNull();
      expect(await requests.request('closed')).toBeNull();
      expect(await requests.request('open')).toMatchObject({
        question: 'What is new of "other"? 🙂',
        askers: [{ personId: '8' }],
      });
    });

    test('what was settled long ago is dropped, and collections are apart', async () => {
      const { archive, local } = subject();
      const { requests } = local;
      for (const id of ['open', 'early', 'late']) await added(local, wanted(id, '7'));
      const elsewhere = archive.collection(guildCollection('9'));
      await added(elsewhere, wanted('elsewhere', '7'));
      expect(await requests.request('elsewhere')).toBeNull();
      await requests.close('early', askedAt);
      await requests.close('late', later);
      expect(await requests.dropSettled(later)).toBe(1);
      expect(idsOf((await requests.list(everybodys, all)).requests)).toEqual(['late', 'open']);
      await local.delete();
      expect(await requests.list(everybodys, all)).toEqual({ requests: [], total: 0 });
      expect(await elsewhere.requests.openCount()).toBe(1);
    });
  });
}
