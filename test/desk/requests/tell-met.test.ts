import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../../src/archive/collection-id.js';
import type { RequestPlace } from '../../../src/archive/requests.js';
import { tellMet } from '../../../src/desk/requests/tell-met.js';
import { add, ferry } from '../../contracts/archive/samples.js';
import { sampleDimension } from '../../archive/sample-articles.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { answerWith, sourceWith } from '../../discord/answer-fixtures.js';
import { FakeRequestVoice } from '../../fakes/fake-request-voice.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

const at = '2026-03-02T10:00:00.000Z';
const inNews: RequestPlace = { serverId: '10', channelId: '70', private: false };
const privately: RequestPlace = { ...inNews, private: true };
const elsewhere: RequestPlace = { ...inNews, channelId: '71' };
const direct: RequestPlace = { serverId: null, channelId: '90', private: true };

let archive: MemoryArchive;
let voice: FakeRequestVoice;
let articleId: string;

const collection = () => archive.collection(localCollection);
const tell = () =>
  tellMet(
    localCollection,
    { archive, voice, now: () => new Date(at), logger: pino({ level: 'silent' }) },
    new AbortController().signal,
  );

/** A request that is met, and whose askers are to be told. */
async function meet(id: string, places: Readonly<Record<string, RequestPlace>>): Promise<void> {
  const answers = new Map();
  for (const [personId, place] of Object.entries(places)) {
    const { asker } = newRequest(id, personId);
    await collection().requests.add(newRequest(id, personId, { asker: { ...asker, place } }), roomForAll);
    const sources = [sourceWith({ article: articleId, collection: localCollection })];
    const audience = { askerId: personId, channelId: place.channelId, private: place.private };
    answers.set(personId, answerWith({ id: `${id}-for-${personId}`, sources, audience }));
  }
  expect(await collection().requests.meet(id, at, answers)).toBe(true);
}

beforeEach(async () => {
  archive = new MemoryArchive(sampleDimension);
  voice = new FakeRequestVoice();
  articleId = (await add(collection(), ferry)).article.id;
});

describe('telling people that their request is met', () => {
  it('names all who asked in a channel in one message, and tells others directly; each once', async () => {
    await meet('r1', { 7: inNews, 8: inNews, 9: elsewhere, 5: privately, 6: direct });
    await tell();
    await tell();
    expect(voice.said).toEqual([
      '7 8 in 70: r1-for-7',
      '9 in 71: r1-for-9',
      '5 directly: r1-for-5',
      '6 directly: r1-for-6',
    ]);
    expect((await collection().answerOfMessage('message-1'))?.id).toBe('r1-for-7');
    expect((await collection().answerOfMessage('message-4'))?.id).toBe('r1-for-6');
    expect(await collection().requests.untold()).toEqual([]);
  });

  it('tells whoever does not see the channel any more directly', async () => {
    voice.blind.add('7');
    await meet('r1', { 7: inNews, 8: inNews });
    await tell();
    expect(voice.said).toEqual(['8 in 70: r1-for-7', '7 directly: r1-for-7']);
  });

  it('takes several messages where there are too many for one', async () => {
    voice.most = 2;
    await meet('r1', { 1: inNews, 2: inNews, 3: inNews });
    await tell();
    expect(voice.said).toEqual(['1 2 in 70: r1-for-1', '3 in 70: r1-for-3']);
  });

  it('gives up on whoever cannot be reached', async () => {
    voice.closed.add('7');
    await meet('r1', { 7: privately });
    await tell();
    expect(voice.said).toEqual([]);
    expect(await collection().requests.request('r1')).toMatchObject({ askers: [{ toldAt: at }] });
  });

  it('keeps what could not be told for now, tells the others, and says that it failed', async () => {
    await meet('r1', { 7: inNews, 8: direct });
    await meet('r2', { 9: elsewhere });
    voice.before = (saying) => {
      if (saying.startsWith('8')) throw new Error('Discord has a fault of its own.');
    };
    await expect(tell()).rejects.toThrow('a fault of its own');
    expect(voice.said).toEqual(['7 in 70: r1-for-7', '9 in 71: r2-for-9']);
    voice.before = () => {};
    await tell();
    expect(voice.said.slice(2)).toEqual(['8 directly: r1-for-8']);
  });

  it('says it again rather than never where the process ended before it noted that', async () => {
    await meet('r1', { 7: inNews });
    const { requests } = collection();
    const { noteTold } = requests;
    requests.noteTold = async () => {
      throw new Error('The process is killed.');
    };
    await expect(tell()).rejects.toThrow('killed');
    requests.noteTold = noteTold;
    await tell();
    await tell();
    expect(voice.said).toEqual(['7 in 70: r1-for-7', '7 in 70: r1-for-7']);
  });

  it('opens it again where the article was taken out before anybody was told', async () => {
    await meet('r1', { 7: inNews });
    await collection().remove(articleId, { at, by: { id: '1', name: 'ana' } });
    expect(await tell()).toBe(true);
    expect(voice.said).toEqual([]);
    expect(await collection().requests.request('r1')).toMatchObject({
      state: 'open',
      askers: [{ metBy: null }],
    });
  });
});
