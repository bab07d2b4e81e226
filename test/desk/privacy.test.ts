import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection, localCollection, userCollection } from '../../src/archive/collection-id.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { ana, ben, ManagedDesk } from './managed-desk.js';

const server = guildCollection('5');
const own = userCollection(ana.id);
const place = { serverId: '5', channelId: '70', private: false };
let managed: ManagedDesk;
afterEach(async () => managed.desk.close());

const ask = (collection: CollectionId, question: string, askerId = ana.id) =>
  managed.desk.ask({
    collection,
    question,
    filters: { since: null, until: null, outlet: null },
    asOf: null,
    limit: 4,
    audience: { askerId, channelId: '70', private: false },
  });
const add = (collection: CollectionId, text: string, by = ana) =>
  managed.desk.add({ collection, input: { kind: 'text', text }, hints: { outlet: 'Post' }, by });

/** Ana asks and adds here and there; Ben asks the same, and follows her question up. */
async function open(): Promise<void> {
  managed = await ManagedDesk.open();
  await add(
    server,
    'The quokka census of the island counted forty animals this spring, more than ever before.',
  );
  await add(own, 'The zorilla in the zoo of Brannow slept until noon on Monday, said its keeper.');
  const asked = await ask(server, 'What of the wombat?');
  for (const { id } of [ana, ben]) {
    const wish = { collection: server, answer: asked, personId: id, place, locale: null };
    await managed.desk.requests.make(wish);
  }
  const [seen] = [await ask(server, 'How many quokka were counted?', ben.id)];
  const opinion = { answerId: seen.id, personId: ana.id, helpful: true, reason: 'numbat' };
  await managed.desk.opinions.give(server, opinion);
  await ask(own, 'When did the zorilla sleep?');
  await ask(localCollection, 'Is there an ocelot?');
}

const recordsOf = async (personId: string, mostBytes = 1_000_000) => {
  const files = await managed.desk.privacy.export(personId, mostBytes);
  return files.map((file) => {
    expect(file.length).toBeLessThanOrEqual(mostBytes);
    return JSON.parse(Buffer.from(file).toString()) as { part: number; records: { kind: string }[] };
  });
};
const kindsOf = async (personId: string) =>
  (await recordsOf(personId)).flatMap(({ records }) => records.map(({ kind }) => kind)).toSorted();

describe('what is kept of a person', () => {
  it('is counted and handed out over all collections, and nothing of others', async () => {
    await open();
    expect(await managed.desk.privacy.show(ana.id)).toEqual({
      answers: 3,
      opinions: 1,
      requests: 1,
      articles: 1,
      feeds: 0,
      digests: 0,
      followedStories: 0,
      deeds: 2,
      servers: 2,
      ownArticles: 1,
    });
    const kinds = [
      'article',
      'article',
      'deed',
      'deed',
      'opinion',
      'question',
      'question',
      'question',
      'request',
    ];
    expect(await kindsOf(ana.id)).toEqual(kinds);
    expect(await kindsOf(ben.id)).toEqual(['question', 'request']);
    expect(JSON.stringify(await recordsOf(ana.id))).not.toContain(ben.id);
    expect(JSON.stringify(await recordsOf(ben.id))).not.toContain(ana.id);
    expect(await kindsOf('1')).toEqual([]);
  });

  it('is handed out in files that are not too large, each complete in itself', async () => {
    await open();
    const [whole] = await recordsOf(ana.id);
    const parts = await recordsOf(ana.id, 3_000);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.map(({ part }) => part)).toEqual(parts.map((_part, index) => index + 1));
    expect(parts.flatMap(({ records }) => records)).toEqual(whole?.records);
  });

  it('is deleted everywhere at once, and from the files in ten minutes, with a process that ended in between', async () => {
    await open();
    const before = await managed.desk.privacy.show(ana.id);
    expect(await managed.desk.privacy.delete(ana.id)).toEqual(before);
    expect(await kindsOf(ana.id)).toEqual([]);
    expect(await managed.filesWith('quokka')).not.toEqual([]);
    await managed.pass(5);
    await managed.restart();
    await managed.pass(6);
    for (const words of [ana.id, '"ana"', 'zorilla', 'numbat', 'ocelot']) {
      expect([words, await managed.filesWith(words)]).toEqual([words, []]);
    }
    const { requests } = await managed.desk.requests.list(
      server,
      { state: 'open', personId: null },
      { offset: 0, limit: 9 },
    );
    expect(requests.map(({ askers }) => askers.map(({ personId }) => personId))).toEqual([[ben.id]]);
    expect(await kindsOf(ben.id)).toEqual(['question', 'request']);
    expect((await managed.desk.stats(server)).articles).toBe(1);
    expect(await managed.desk.verify()).toEqual([]);
  });

  it('can be deleted twice, and by somebody of whom there is nothing', async () => {
    await open();
    await managed.desk.privacy.delete(ana.id);
    const nothing = await managed.desk.privacy.delete(ana.id);
    expect(Object.values(nothing).every((count) => count === 0)).toBe(true);
    await managed.desk.privacy.delete('1');
    await expect(managed.desk.privacy.delete('../5')).rejects.toMatchObject({ code: 'bad-collection' });
    expect(await kindsOf(ben.id)).toEqual(['question', 'request']);
  });

  it('gives nobody more questions or articles when it is deleted', async () => {
    await open();
    const use = { personId: ana.id, kind: 'question', isExempt: false } as const;
    for (const collection of [server, own]) {
      await managed.desk.settings.change(collection, { questionsPerDay: 1, coolDownSeconds: 0 }, ben);
      await managed.desk.allowance.take({ ...use, collection });
    }
    await managed.desk.privacy.delete(ana.id);
    await expect(managed.desk.allowance.take({ ...use, collection: server })).rejects.toMatchObject({
      code: 'questions-used-up',
    });
    await managed.desk.settings.change(own, { questionsPerDay: 1, coolDownSeconds: 0 }, ben);
    await expect(managed.desk.allowance.take({ ...use, collection: own })).rejects.toMatchObject({
      code: 'own-questions-used-up',
    });
  });
});
