import { beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { guildCollection, type CollectionId } from '../../src/archive/collection-id.js';
import { pressHouse, type Newsroom } from './newsroom-stage.js';

const house = pressHouse();
let room: Newsroom;
let elsewhere: CollectionId;

const article = `Harbour Workers' Party calls a strike

The Harbour Workers' Party called a strike of eleven days in Stonebeck on Monday.

Its leader, Vera Osk, said that the cranes would stand still until the night bonus was paid.`;

async function ask(question: string, collection = room.collection) {
  return room.desk.ask({
    collection,
    question,
    filters: { since: null, until: null, outlet: null },
    asOf: null,
    limit: 4,
    audience: { askerId: 'ana', channelId: null, private: false },
  });
}

function scoreOf({ articles }: Answer): number {
  return articles[0]?.score ?? 0;
}

beforeAll(async () => {
  room = await house.open();
  elsewhere = guildCollection(room.elsewhere.id);
  for (const collection of [room.collection, elsewhere]) {
    await room.desk.add({
      collection,
      input: { kind: 'text', text: article },
      hints: {},
      by: { id: 'ana', name: 'ana' },
    });
  }
}, 60_000);

test('a server’s own names answer its questions, and nobody else’s', async () => {
  const question = 'What strike did the KLP call?';
  const before = await ask(question);
  await room.desk.setAliases(room.collection, [['Harbour Workers’ Party', 'KLP']], room.people.ana);
  const answer = await ask(question);
  expect(answer.verdict).toBe('answered');
  expect(answer.findings[0]?.quote).toContain('eleven days');
  expect(scoreOf(answer)).toBeGreaterThan(scoreOf(before));
  expect(scoreOf(await ask(question, elsewhere))).toBe(scoreOf(before));
  expect(await room.desk.aliases(elsewhere)).toEqual([]);
});

test('they outlive a restart', async () => {
  const kept = await room.desk.aliases(room.collection);
  expect(kept).toEqual([['Harbour Workers’ Party', 'KLP']]);
  await room.close();
  room = await house.open({ folder: room.folder });
  expect(await room.desk.aliases(room.collection)).toEqual(kept);
});

test('a misspelt name answers as the right one does', async () => {
  const [right, wrong] = await Promise.all([
    ask('How many days will the strike in Stonebeck last?'),
    ask('How many days will the strike in Stonbeeck last?'),
  ]);
  expect(right.verdict).toBe('answered');
  expect(wrong.verdict).toBe('answered');
  expect(wrong.findings[0]?.quote).toBe(right.findings[0]?.quote);
});
