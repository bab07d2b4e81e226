import { afterEach, describe, expect, it } from 'vitest';
import { guildCollection, localCollection } from '../../src/archive/collection-id.js';
import { ana, ManagedDesk } from './managed-desk.js';

const dayMinutes = 24 * 60;
const server = guildCollection('5');
const other = guildCollection('6');
let managed: ManagedDesk;
afterEach(async () => managed.desk.close());

async function open(): Promise<void> {
  managed = await ManagedDesk.open();
  for (const collection of [server, other, localCollection]) {
    const text = `The quokka census counted forty animals in ${collection.replace(':', ' ')}.`;
    await managed.desk.add({ collection, input: { kind: 'text', text }, hints: {}, by: ana });
  }
  const place = { kind: 'channel', id: '70' } as const;
  const times = { rhythm: 'daily', minuteOfDay: 480, weekday: null } as const;
  const by = { by: ana, channel: '70', locale: null, at: '2026-03-01T12:00:00.000Z' };
  await managed.desk.digests.set({ collection: server, ...times, place, setUp: by });
  const quokkas = { topic: 'quokka census forty animals' };
  await managed.desk.following.follow({ collection: server, by: quokkas, place, setUp: by });
}

const articlesIn = async (collection = server) => (await managed.desk.stats(collection)).articles;
const setUp = async () => [
  (await managed.desk.digests.list(server)).length,
  (await managed.desk.following.list(server)).length,
];

/** A part that holds every server. */
const part = (name: string) => ({ name, holds: () => true });

describe('a server that is left', () => {
  it('has its digests and stories ended at once, and is deleted after 30 days down to the files', async () => {
    await open();
    expect(await setUp()).toEqual([1, 1]);
    await managed.desk.servers.left('5');
    expect(await setUp()).toEqual([0, 0]);
    await managed.pass(29 * dayMinutes);
    expect(await articlesIn()).toBe(1);
    await managed.restart();
    await managed.pass(dayMinutes);
    expect(await articlesIn()).toBe(0);
    expect(await managed.filesWith('guild 5')).toEqual([]);
    for (const kept of [other, localCollection]) expect(await articlesIn(kept)).toBe(1);
  });

  it('keeps all where it comes back in time, and begins to count anew when it is left again', async () => {
    await open();
    await managed.desk.servers.left('5');
    await managed.pass(20 * dayMinutes);
    await managed.desk.servers.joined('5');
    await managed.pass(20 * dayMinutes);
    expect(await articlesIn()).toBe(1);
    await managed.desk.servers.left('5');
    await managed.desk.servers.left('5');
    await managed.pass(29 * dayMinutes);
    expect(await articlesIn()).toBe(1);
    await managed.pass(2 * dayMinutes);
    expect(await articlesIn()).toBe(0);
  });

  it('while nothing ran is noticed at the start, and so is one that came back', async () => {
    await open();
    await managed.desk.servers.compare(['5', '6', '7'], 'app');
    await managed.restart();
    await managed.desk.servers.compare(['6'], 'app');
    expect(await setUp()).toEqual([0, 0]);
    await managed.restart();
    await managed.desk.servers.compare(['5', '6'], 'app');
    await managed.pass(31 * dayMinutes);
    expect(await articlesIn()).toBe(1);
    await managed.desk.servers.compare(['6'], 'app');
    await managed.pass(31 * dayMinutes);
    expect([await articlesIn(), await articlesIn(other), await articlesIn(localCollection)]).toEqual([
      0, 1, 1,
    ]);
  });

  it('is not concluded from the servers of another application', async () => {
    await open();
    await managed.desk.servers.compare(['5', '6'], 'app');
    await managed.desk.servers.compare([], 'trial');
    await managed.desk.servers.compare(['5', '6'], 'app');
    expect(await setUp()).toEqual([1, 1]);
    await managed.pass(31 * dayMinutes);
    expect(await articlesIn()).toBe(1);
  });

  it('is not concluded by one part of another application, though a part before it has noted that', async () => {
    await open();
    await managed.desk.servers.compare(['5', '6'], 'app');
    await managed.desk.servers.compare([], 'other', part('0/2'));
    await managed.desk.servers.compare([], 'other', part('1/2'));
    expect(await setUp()).toEqual([1, 1]);
    // Of servers that a part would know nothing of it concludes nothing either.
    await managed.desk.servers.compare([], 'other', { name: '0/2', holds: () => false });
    expect(await setUp()).toEqual([1, 1]);
    await managed.desk.servers.compare([], 'other', part('0/2'));
    expect(await setUp()).toEqual([0, 0]);
  });

  it('is not concluded by a part that served this application before another one did as a whole', async () => {
    await open();
    for (const name of ['0/2', '1/2']) await managed.desk.servers.compare(['5', '6'], 'app', part(name));
    await managed.desk.servers.compare([], 'other');
    await managed.pass(1);
    for (const name of ['0/2', '1/2']) await managed.desk.servers.compare([], 'app', part(name));
    expect(await setUp()).toEqual([1, 1]);
    await managed.desk.servers.compare([], 'app', part('1/2'));
    expect(await setUp()).toEqual([0, 0]);
  });

  it('is concluded by a part at its first start where no other application ever ran', async () => {
    await open();
    await managed.desk.servers.compare(['5', '6'], 'app');
    await managed.desk.servers.compare(['6'], 'app', part('0/2'));
    expect(await setUp()).toEqual([0, 0]);
  });

  it('of which nothing is known is no trouble, and a strange id is refused', async () => {
    await open();
    await managed.desk.servers.left('99');
    await managed.desk.servers.joined('98');
    await managed.pass(31 * dayMinutes);
    await expect(managed.desk.servers.left('../5')).rejects.toMatchObject({ code: 'bad-collection' });
    expect(await articlesIn()).toBe(1);
  });
});
