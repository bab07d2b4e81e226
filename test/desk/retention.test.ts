import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection, localCollection, userCollection } from '../../src/archive/collection-id.js';
import type { CollectionId } from '../../src/archive/collection-id.js';
import { ana, ben, ManagedDesk } from './managed-desk.js';

const dayMinutes = 24 * 60;
let managed: ManagedDesk;
afterEach(async () => managed.desk.close());

async function open(): Promise<void> {
  managed = await ManagedDesk.open();
}

const askIn = (collection: CollectionId) =>
  managed.desk.ask({
    collection,
    question: 'Where do the zorilla ferries stop?',
    filters: { since: null, until: null, outlet: null },
    asOf: null,
    limit: 4,
    audience: { askerId: ana.id, channelId: null, private: true },
  });
const find = (collection: CollectionId, answer: string) =>
  managed.desk.findAnswer({ collection, answer, readerId: ana.id, channelId: null, canSee: null });
const answersIn = async (collection: CollectionId) => (await managed.desk.stats(collection)).answers;

describe('questions are kept for so many days as the settings say', () => {
  it('90 unless told otherwise, in every collection, and not a day longer or shorter', async () => {
    await open();
    const everywhere = [guildCollection('5'), userCollection(ana.id), localCollection];
    const asked = [];
    for (const id of everywhere) asked.push({ id, answer: await askIn(id) });
    await managed.desk.settings.change(guildCollection('6'), { questionDays: 7 }, ana);
    const short = await askIn(guildCollection('6'));
    await managed.desk.startJobs();
    await managed.pass(6.5 * dayMinutes);
    expect(await find(guildCollection('6'), short.id)).toMatchObject({ id: short.id });
    await managed.pass(dayMinutes);
    await expect(find(guildCollection('6'), short.id)).rejects.toMatchObject({ code: 'no-answer' });
    await managed.pass(82 * dayMinutes);
    for (const { id, answer } of asked) expect(await find(id, answer.id)).toMatchObject({ id: answer.id });
    await managed.pass(2 * dayMinutes);
    for (const { id, answer } of asked) {
      await expect(find(id, answer.id)).rejects.toMatchObject({ code: 'no-answer' });
      expect(await answersIn(id)).toBe(0);
    }
    expect(await managed.filesWith('zorilla')).toEqual([]);
  });

  it('also after restarts, with one job, and what fell due meanwhile at the next start', async () => {
    await open();
    await askIn(localCollection);
    await managed.desk.startJobs();
    for (const days of [1, 30, 58]) {
      managed.setNow(new Date(Date.parse('2026-03-01T12:00:00Z') + days * dayMinutes * 60_000).toISOString());
      await managed.restart();
      await managed.desk.startJobs();
      await managed.desk.jobs.settled();
      expect(await answersIn(localCollection)).toBe(1);
    }
    managed.setNow('2026-06-30T12:00:00Z');
    await managed.restart();
    await managed.desk.startJobs();
    await managed.desk.jobs.settled();
    expect(await answersIn(localCollection)).toBe(0);
  });

  it('together with requests that were closed', async () => {
    await open();
    const guild = guildCollection('5');
    const answer = await askIn(guild);
    const place = { serverId: '5', channelId: '70', private: false };
    const wish = { collection: guild, answer, personId: ana.id, place, locale: null };
    const made = await managed.desk.requests.make(wish);
    if (!('request' in made)) throw new Error('It was answered.');
    await managed.desk.startJobs();
    await managed.pass(100 * dayMinutes);
    const all = { offset: 0, limit: 5 };
    const list = () => managed.desk.requests.list(guild, { state: null, personId: null }, all);
    expect(await list()).toMatchObject({ total: 1 });
    await managed.desk.requests.close(guild, made.request.id, ben);
    await managed.pass(89 * dayMinutes);
    expect(await list()).toMatchObject({ total: 1 });
    await managed.pass(2 * dayMinutes);
    expect(await list()).toMatchObject({ total: 0 });
  });
});
