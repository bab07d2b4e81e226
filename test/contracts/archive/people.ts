import { describe, expect, test } from 'vitest';
import type { Answer, Source } from '../../../src/archive/answer.js';
import type { Check } from '../../../src/archive/check.js';
import { forgottenPerson } from '../../../src/archive/forgotten-person.js';
import { sampleAnswer, sampleContent, samplePassages } from '../../archive/sample-articles.js';
import { newRequest, roomForAll } from '../../archive/sample-requests.js';
import { add, ferry, type Subject } from './samples.js';

const ana = { id: '7', name: 'ana' };
const ben = { id: '8', name: 'ben' };
const of = (askerId: string) => ({ audience: { askerId, channelId: '70', private: false } });
const page = { after: null, limit: 50 };

const source: Source = {
  n: 1,
  collection: 'local',
  article: 'x',
  version: 1,
  externalId: null,
  title: 'Seals',
  outlet: 'Harbour Post',
  authors: [],
  publishedAt: null,
  retrievedAt: '2026-03-01T12:00:00Z',
  url: null,
  provenance: { kind: 'pasted', by: ana },
  outletBy: ana,
};

function followUp(id: string, before: string, askerId: string): Answer {
  const about = [
    { words: 'secret word', isName: false, share: 0.5 },
    { words: 'Odenvik', isName: true, share: 0.5, article: 'x' },
  ];
  const filters = { since: null, until: null, outlet: null };
  const carried = { about, instead: 'Where is the secret word?', filters, time: null };
  return sampleAnswer({ id, ...of(askerId), followsUp: { answer: before, carried } });
}

function checkOf(id: string, author: typeof ana, askerId: string): Answer {
  const message = { messageId: '9', channelId: '70', author, forwarded: false, editedMs: 0 };
  const check: Check = { claims: ['He said it.'], leftOut: 0, message };
  return sampleAnswer({ id, ...of(askerId), check });
}

/** What is kept of people, for how long, and how they are forgotten. */
export function describePeople(subject: () => Subject): void {
  describe('people', () => {
    test('what is kept of a person is counted and shown, and nothing of others', async () => {
      const { local } = subject();
      const { people, feedback, requests } = local;
      for (const id of ['a1', 'a2', 'a3']) await local.saveAnswer(sampleAnswer({ id, ...of('7') }));
      await local.saveAnswer(sampleAnswer({ id: 'b1', ...of('8') }));
      const given = { helpful: true, reason: null, givenAt: '2026-03-01T12:00:00.000Z' };
      await feedback.give({ ...given, answerId: 'b1', personId: '7' });
      await requests.add(newRequest('r1', '7'), roomForAll);
      const { article } = await add(local, sampleContent({ text: 'Forty seals were counted.' }));
      await add(local, { ...ferry, addedBy: ben });
      expect(await people.counts('7')).toEqual({ answers: 3, opinions: 1, requests: 1, articles: 1 });
      expect(await people.counts('8')).toEqual({ answers: 1, opinions: 0, requests: 0, articles: 1 });
      expect(await people.counts('1')).toEqual({ answers: 0, opinions: 0, requests: 0, articles: 0 });
      const ids = async (after: string | null) =>
        (await people.answers('7', { after, limit: 2 })).map(({ id }) => id);
      expect(await ids(null)).toEqual(['a1', 'a2']);
      expect(await ids('a2')).toEqual(['a3']);
      expect((await people.articles('7')).map(({ id }) => id)).toEqual([article.id]);
    });

    test('a person is forgotten: what he asked is gone, what he added stays without his name', async () => {
      const { local } = subject();
      const { people, feedback } = local;
      await local.saveAnswer(sampleAnswer({ id: 'a1', ...of('7') }));
      await local.attachMessage('a1', '900');
      await local.saveAnswer(sampleAnswer({ id: 'b1', ...of('8'), sources: [source] }));
      const given = { helpful: false, reason: 'No', givenAt: '2026-03-01T12:00:00.000Z' };
      await feedback.give({ ...given, answerId: 'b1', personId: '7' });
      await feedback.give({ ...given, answerId: 'b1', personId: '8' });
      await feedback.give({ ...given, answerId: 'a1', personId: '8' });
      const text = 'Forty seals were counted.';
      const typed = { outlet: 'Harbour Post', outletBy: ana, addedBy: ana };
      const { article } = await add(local, sampleContent({ text, ...typed }));
      const posted = { author: ben, messageUrl: 'https://discord.com/channels/1/2/3', forwarded: false };
      const by = { ...sampleContent({ text: 'He wrote this.' }), addedBy: ana };
      const post = await add(local, { ...by, provenance: { kind: 'posted', by: ana, ...posted } });
      const edited = { ...sampleContent({ text, title: 'Seals' }), editedBy: ben };
      await local.edit(article, edited, samplePassages(text));

      expect(await people.forget('7')).toMatchObject({ answers: 1, opinions: 1, requests: 0, articles: 2 });
      expect(await people.counts('7')).toEqual({ answers: 0, opinions: 0, requests: 0, articles: 0 });
      expect(await local.answer('a1')).toBeNull();
      expect(await local.answerOfMessage('900')).toBeNull();
      const [kept, ...more] = await feedback.list(page);
      expect(more).toEqual([]);
      expect(kept?.opinion.personId).toBe('8');
      expect(kept?.answer.sources).toEqual([
        { ...source, provenance: { kind: 'pasted', by: forgottenPerson }, outletBy: forgottenPerson },
      ]);
      expect(await local.article(article.id)).toMatchObject({
        addedBy: forgottenPerson,
        editedBy: ben,
        text,
      });
      expect(await local.versionText(article.id, 1)).toBe(text);
      expect(await local.article(post.article.id)).toMatchObject({
        provenance: { kind: 'posted', author: ben, by: forgottenPerson },
      });
      expect(await local.verify()).toEqual([]);
      expect(await people.forget('7')).toMatchObject({ answers: 0, opinions: 0, requests: 0, articles: 0 });
    });

    test('what others took over from his question goes with it, also at second hand', async () => {
      const { local } = subject();
      await local.saveAnswer(sampleAnswer({ id: 'a1', question: 'Where is the secret word?', ...of('7') }));
      await local.saveAnswer(followUp('b1', 'a1', '8'));
      await local.saveAnswer(followUp('c1', 'b1', '9'));
      await local.saveAnswer(sampleAnswer({ id: 'b2', ...of('8') }));
      await local.saveAnswer(followUp('c2', 'b2', '9'));
      await local.people.forget('7');
      for (const id of ['b1', 'c1']) {
        const carried = (await local.answer(id))?.followsUp?.carried;
        expect(carried).toMatchObject({ instead: null, time: null });
        expect(carried?.about.map(({ words }) => words)).toEqual(['Odenvik']);
      }
      expect(await local.answer('c2')).toEqual(followUp('c2', 'b2', '9'));
    });

    test('checks of his messages go, and those of others stay', async () => {
      const { local } = subject();
      await local.saveAnswer(checkOf('c1', ana, '8'));
      await local.saveAnswer(checkOf('c2', ben, '8'));
      await local.people.forget('7');
      expect(await local.answer('c1')).toBeNull();
      expect(await local.answer('c2')).toEqual(checkOf('c2', ben, '8'));
    });

    test('questions of before a moment are dropped, with their messages and opinions, many at a time', async () => {
      const { local } = subject();
      const { people, feedback } = local;
      const old = '2025-11-01T00:00:00.000Z';
      for (let n = 0; n < 450; n += 1) await local.saveAnswer(sampleAnswer({ id: `o${n}`, askedAt: old }));
      await local.saveAnswer(sampleAnswer({ id: 'n1', askedAt: '2026-03-01T12:00:00.000Z' }));
      await local.attachMessage('o7', '900');
      await feedback.give({ answerId: 'o7', personId: '8', helpful: true, reason: null, givenAt: old });
      expect(await people.dropAnswers(old)).toBe(0);
      expect(await people.dropAnswers('2026-03-01T12:00:00.000Z')).toBe(450);
      expect(await local.stats()).toMatchObject({ answers: 1, helpful: 0 });
      expect(await local.answerOfMessage('900')).toBeNull();
      expect(await people.dropAnswers('2026-03-01T12:00:00.000Z')).toBe(0);
    });

    test('an answer that somebody is still to be told of is not dropped', async () => {
      const { local } = subject();
      const { people, requests } = local;
      const made = await requests.add(newRequest('r1', '7'), roomForAll);
      if (!('request' in made)) throw new Error('It was not taken.');
      const met = sampleAnswer({ id: 'met', askedAt: '2025-11-01T00:00:00.000Z', ...of('7') });
      await requests.meet(made.request.id, '2025-11-01T00:00:00.000Z', new Map([['7', met]]));
      expect(await people.dropAnswers('2026-03-01')).toBe(0);
      await requests.noteTold(made.request.id, ['7'], '2026-03-01T12:00:00.000Z');
      expect(await people.dropAnswers('2026-03-01')).toBe(1);
    });

    test('strange ids are nobody, and harm nothing', async () => {
      const { local } = subject();
      await local.saveAnswer(sampleAnswer({ id: 'a1', ...of('7') }));
      for (const id of ['', '%', '"', "'; DROP TABLE answers; --", '0'])
        expect(await local.people.forget(id)).toMatchObject({
          answers: 0,
          opinions: 0,
          requests: 0,
          articles: 0,
        });
      expect(await local.answer('a1')).not.toBeNull();
    });
  });
}
