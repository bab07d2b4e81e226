import { beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/archive/answer.js';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { saveSettings } from '../../../src/desk/collection-settings.js';
import { mostRequestsOfPerson, type MakeRequest } from '../../../src/desk/request-desk.js';
import { LocalRequestDesk } from '../../../src/desk/requests/local-request-desk.js';
import { add, ferry } from '../../contracts/archive/samples.js';
import { sampleDimension } from '../../archive/sample-articles.js';
import { answerWith } from '../../discord/answer-fixtures.js';
import { MemoryArchive } from '../../fakes/memory-archive.js';

const id = guildCollection('10');
const inNews = { serverId: '10', channelId: '70', private: false };
const nothing = (question: string): Answer =>
  answerWith({ question, verdict: 'nothing', findings: [], sources: [] });

let archive: MemoryArchive;
let changes: number;
let isAnswered: boolean;
let desk: LocalRequestDesk;

const make = (question: string, personId = '7', parts: Partial<MakeRequest> = {}) =>
  desk.make({ collection: id, answer: nothing(question), personId, place: inNews, locale: 'de', ...parts });

beforeEach(() => {
  archive = new MemoryArchive(sampleDimension);
  changes = 0;
  isAnswered = false;
  desk = new LocalRequestDesk({
    archive,
    askAgain: async (_collection, { question }) => {
      const { id: _id, audience: _audience, ...answer } = isAnswered ? answerWith() : nothing(question);
      return answer;
    },
    now: () => new Date('2026-03-01T10:00:00Z'),
    changed: async () => void (changes += 1),
  });
});

describe('asking for an article', () => {
  it('is kept with the question, where it was asked, and what was there already', async () => {
    await saveSettings(archive.settings, id, { requestChannel: '80' });
    await add(archive.collection(id), ferry);
    expect(await make('Who won?')).toMatchObject({
      status: 'new',
      request: {
        id: expect.stringMatching(/^r[0-9a-z]{6}$/),
        question: 'Who won?',
        askers: [{ personId: '7', answerId: 'k3v9q2xw', place: inNews, locale: 'de' }],
        post: { channelId: '80', messageId: null },
        checkedUntil: await archive.collection(id).requests.newestAddition(),
      },
    });
    expect(changes).toBe(1);
  });

  it('of several people is one, and of one person is noted once', async () => {
    await make('When does the bridge open?');
    expect((await make('when will the bridges open', '8')).status).toBe('joined');
    expect((await make('When does the bridge open??', '8')).status).toBe('known');
    expect(changes).toBe(2);
  });

  it('in a direct message is posted nowhere', async () => {
    await saveSettings(archive.settings, id, { requestChannel: '80' });
    const made = await make('Who won?', '7', { place: { serverId: null, channelId: '90', private: true } });
    expect(made).toMatchObject({ request: { post: null } });
  });

  it('gives the answer where there is one by now, for this person alone, and keeps no request', async () => {
    isAnswered = true;
    const made = await make('Who won?', '8');
    expect(made).toMatchObject({
      status: 'answered',
      answer: { audience: { askerId: '8', channelId: '70', private: true } },
    });
    const answerId = 'answer' in made ? made.answer.id : '';
    expect(await archive.collection(id).answer(answerId)).toMatchObject({ verdict: 'answered' });
    expect(await archive.collection(id).requests.openCount()).toBe(0);
  });

  it('is refused where the question was answered, and where too many are open', async () => {
    await expect(make('Who won?', '7', { answer: answerWith() })).rejects.toThrow('has an answer already');
    for (let n = 0; n < mostRequestsOfPerson; n += 1) await make(`Who won race ${n}?`);
    await expect(make('Who won the last race?')).rejects.toThrow('You ask for 10 articles already');
    for (let n = 0; n < 90; n += 1) await make(`Who lost race ${n}?`, `9${n % 9}`);
    await expect(make('Who was late?', '8')).rejects.toThrow('on 100 questions here already');
    expect((await make('Who won race 1?', '8')).status).toBe('joined');
  });
});

describe('an open request', () => {
  it('is closed by its id or its question, and withdrawn by whoever asked', async () => {
    const made = await make('Who won the Ørsted cup?');
    const requestId = 'request' in made ? made.request.id : '';
    await make('Who lost?');
    await expect(desk.withdraw(id, requestId, '8')).rejects.toThrow(`no open request “${requestId}”`);
    expect(await desk.withdraw(id, ' WHO WON THE ORSTED CUP? ', '7')).toMatchObject({ id: requestId });
    expect((await desk.close(id, 'Who lost?')).state).toBe('closed');
    await expect(desk.close(id, 'Who lost?')).rejects.toThrow('no open request “Who lost?”');
    expect(changes).toBe(4);
  });

  it('is gone with the person who asked', async () => {
    await make('Who won?');
    expect(await desk.forgetPerson(id, '7')).toBe(1);
    expect(await desk.forgetPerson(id, '7')).toBe(0);
    expect(await desk.list(id, { state: null, personId: null }, { offset: 0, limit: 5 })).toEqual({
      requests: [],
      total: 0,
    });
  });
});
