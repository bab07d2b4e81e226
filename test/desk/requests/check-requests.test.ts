import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../src/archive/answer.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import {
  checkRequests,
  type AnswerForNobody,
  type AskAgain,
} from '../../../src/desk/requests/check-requests.js';
import { add, bridge, ferry } from '../../contracts/archive/samples.js';
import { sampleAnswer, sampleContent, sampleDimension } from '../../archive/sample-articles.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { answerWith, sourceWith } from '../../discord/answer-fixtures.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

const now = () => new Date('2026-03-02T10:00:00Z');
const never = new AbortController().signal;

let archive: MemoryArchive;
let asked: Parameters<AskAgain>[1][];
/** Sources of what is answered; none: it is not. */
let sources: readonly Source[];

const collection = () => archive.collection(localCollection);
const { id: _id, audience: _audience, ...nobodys } = answerWith();
const askAgain: AskAgain = async (_collection, question) => {
  asked.push(question);
  const verdict = sources.length > 0 ? 'answered' : 'nearest';
  return { ...nobodys, question: question.question, verdict, sources } satisfies AnswerForNobody;
};
const check = () => checkRequests(localCollection, { archive, askAgain, now }, never);
const from = (article: string, of: string = localCollection) => sourceWith({ article, collection: of });

beforeEach(() => {
  archive = new MemoryArchive(sampleDimension);
  asked = [];
  sources = [];
});

describe('looking whether articles answer what is asked for', () => {
  it('asks each question once, however many articles came', async () => {
    for (const id of ['r1', 'r2']) await collection().requests.add(newRequest(id, '7'), roomForAll);
    for (let n = 0; n < 100; n += 1) {
      await add(collection(), sampleContent({ text: `The harbour has berth ${n}.` }));
    }
    await check();
    expect(asked).toHaveLength(2);
    await check();
    expect(asked).toHaveLength(2);
    await add(collection(), ferry);
    await check();
    expect(asked).toHaveLength(4);
  });

  it('asks as it was asked: in the first one’s words, narrowed alike, as of that day', async () => {
    const filters = { since: '2026-01-01', until: null, outlet: 'Harbour Post' };
    await collection().requests.add(newRequest('r1', '7', { filters, asOf: '2026-02-03' }), roomForAll);
    await add(collection(), ferry);
    await check();
    expect(asked).toMatchObject([
      { question: 'When does the harbour bridge open?', filters, asOf: '2026-02-03' },
    ]);
  });

  it('takes it as met where the answer is sure and rests on what is new, with an answer for everybody', async () => {
    const { requests } = collection();
    await requests.add(newRequest('r1', '7'), roomForAll);
    await requests.add(
      newRequest('r2', '8', {
        key: 'r1',
        asker: { ...newRequest('r2', '8').asker, place: { serverId: null, channelId: '90', private: true } },
      }),
      roomForAll,
    );
    const { article } = await add(collection(), ferry);
    sources = [from(article.id)];
    await check();
    const met = await requests.request('r1');
    expect(met).toMatchObject({ state: 'met', settledAt: '2026-03-02T10:00:00.000Z' });
    const answers = await Promise.all(met!.askers.map(({ metBy }) => collection().answer(metBy ?? '')));
    expect(answers.map((answer) => answer?.audience)).toEqual([
      { askerId: '7', channelId: '70', private: false },
      { askerId: '8', channelId: '90', private: true },
    ]);
    expect(new Set(answers.map((answer) => answer?.id)).size).toBe(2);
  });

  it.each<[string, (added: string, before: string) => readonly Source[]]>([
    ['is not sure', () => []],
    ['rests on what was there before', (_added, before) => [from(before)]],
    ['rests on starter articles', (added) => [from(added, 'seeds')]],
  ])('leaves it open where the answer %s', async (_name, sourcesOf) => {
    const { requests } = collection();
    const before = (await add(collection(), bridge)).article;
    await requests.add(newRequest('r1', '7', { checkedUntil: await requests.newestAddition() }), roomForAll);
    const { article } = await add(collection(), ferry);
    sources = sourcesOf(article.id, before.id);
    await check();
    expect(asked).toHaveLength(1);
    expect(await requests.request('r1')).toMatchObject({
      state: 'open',
      checkedUntil: await requests.newestAddition(),
    });
  });

  it('asks nothing where nothing came', async () => {
    const { requests } = collection();
    await add(collection(), bridge);
    await requests.add(newRequest('r1', '7', { checkedUntil: await requests.newestAddition() }), roomForAll);
    await check();
    expect(asked).toEqual([]);
  });

  it('answers whoever joined while it was asked again, too', async () => {
    const { requests } = collection();
    await requests.add(newRequest('r1', '7'), roomForAll);
    const { article } = await add(collection(), ferry);
    const joining: AskAgain = async (id, question) => {
      await requests.add(newRequest('r2', '8', { key: 'r1' }), roomForAll);
      sources = [from(article.id)];
      return askAgain(id, question);
    };
    await checkRequests(localCollection, { archive, askAgain: joining, now }, never);
    expect((await requests.request('r1'))?.askers.map(({ metBy }) => metBy)).not.toContain(null);
    expect((await requests.request('r1'))?.askers).toHaveLength(2);
  });

  it('keeps nothing of one that was closed meanwhile', async () => {
    const { requests } = collection();
    await requests.add(newRequest('r1', '7'), roomForAll);
    const { article } = await add(collection(), ferry);
    sources = [from(article.id)];
    const closing: AskAgain = async (id, question) => {
      await requests.close('r1', now().toISOString());
      return askAgain(id, question);
    };
    await collection().saveAnswer(sampleAnswer({ id: 'other' }));
    await checkRequests(localCollection, { archive, askAgain: closing, now }, never);
    expect(await requests.request('r1')).toMatchObject({ state: 'closed', askers: [{ metBy: null }] });
    expect(await collection().stats()).toMatchObject({ answers: 1 });
  });

  it('stops between two questions where it is told to', async () => {
    for (const id of ['r1', 'r2', 'r3']) await collection().requests.add(newRequest(id, '7'), roomForAll);
    await add(collection(), ferry);
    const end = new AbortController();
    const ending: AskAgain = async (id, question) => {
      end.abort(new Error('stopped'));
      return askAgain(id, question);
    };
    const checking = checkRequests(localCollection, { archive, askAgain: ending, now }, end.signal);
    await expect(checking).rejects.toThrow('stopped');
    expect(asked).toHaveLength(1);
    await check();
    expect(asked).toHaveLength(3);
  });
});
