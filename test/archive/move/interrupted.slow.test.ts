import { expect, test, vi } from 'vitest';
import type { Archive } from '../../../src/archive/archive.js';
import { localCollection } from '../../../src/archive/collection-id.js';
import { emptyDatabase } from '../postgres/empty-database.js';
import { sampleContent, samplePassages } from '../sample-articles.js';
import { fullFolder, inFolder, inProcess, move, newFolder, using, type End } from './ends.js';
import { fillArchive } from './full-archive.js';
import { seenIn } from './seen-in-archive.js';
import { Ended, Interruption } from './interrupted-target.js';

vi.setConfig({ testTimeout: 240_000 });

/** So many that their words are made in several transactions. */
async function addMany(archive: Archive): Promise<void> {
  const local = archive.collection(localCollection);
  for (let number = 0; number < 60; number += 1) {
    const text = `Boat ${number} sails at noon.\n\nIts captain is called Nemo the ${number}.`;
    // Some have no passages, and are found as a whole only.
    const passages = number % 20 === 0 ? [] : samplePassages(text);
    await local.add(sampleContent({ title: `Boat ${number}`, text }), passages);
  }
}

async function manyInFolder(): Promise<End> {
  const end = inFolder(await fullFolder());
  await using(await end.archive(), addMany);
  return end;
}

/**
 * Ends the move once more whenever it has come so many changes further, until it gets through.
 * @returns what was said each time to whoever wanted to open the target
 */
async function moveInPieces(from: End, to: End, every: number): Promise<readonly string[]> {
  for (const said: string[] = []; ;) {
    const when = said.length % 2 === 0 ? 'before' : 'after';
    const { wrap } = new Interruption(every + (said.length % 2), when);
    const summary = await move(from, to, { rowsAtOnce: 7, wrap }).catch((error: unknown) => {
      if (!(error instanceof Ended)) throw error;
      return null;
    });
    expect(summary?.differences ?? []).toEqual([]);
    if (summary) return said;
    said.push(await openingOf(to));
  }
}

async function openingOf(end: End): Promise<string> {
  try {
    return await using(await end.archive(), async () => 'It was opened.');
  } catch (error) {
    return String(error);
  }
}

const unfinished = /is not whole yet: a move from .* to it was begun/;

test('ended again and again on its way to another folder, it ends the same', async () => {
  const [from, to] = [await manyInFolder(), inFolder(await newFolder())];
  const before = await using(await from.archive(), seenIn);
  const said = await moveInPieces(from, to, 6);
  expect(said.length).toBeGreaterThan(10);
  for (const sentence of said) expect(sentence).toMatch(unfinished);
  expect(await using(await to.archive(), seenIn)).toEqual(before);
});

test('ended again and again on its way into a database and back, it ends the same', async () => {
  const [from, database, to] = [await manyInFolder(), await inProcess(), inFolder(await newFolder())];
  const before = await using(await from.archive(), seenIn);
  const said = await moveInPieces(from, database, 17);
  expect(said.length).toBeGreaterThan(4);
  for (const sentence of said) expect(sentence).toMatch(unfinished);
  expect(await using(await database.archive(), seenIn)).toEqual(before);
  expect((await moveInPieces(database, to, 17)).length).toBeGreaterThan(4);
  expect(await using(await to.archive(), seenIn)).toEqual(before);
});

test('ended before or behind one of its changes, it goes on there', async () => {
  const from = inFolder(await fullFolder());
  const all = new Interruption(Infinity, 'before');
  const whole = await move(from, inFolder(await newFolder()), { wrap: all.wrap });
  expect(all.changes).toBeGreaterThan(50);
  for (let at = 1; at <= all.changes; at += at < 3 || at > all.changes - 7 ? 1 : 14) {
    for (const when of ['before', 'after'] as const) {
      const to = inFolder(await newFolder());
      const interruption = new Interruption(at, when);
      await expect(move(from, to, { wrap: interruption.wrap })).rejects.toThrow(Ended);
      const rest = new Interruption(Infinity, 'before');
      const summary = await move(from, to, { wrap: rest.wrap });
      expect(summary.scopes, `${when} ${at}`).toEqual(whole.scopes);
      expect(summary.outcome).toBe(at === all.changes && when === 'after' ? 'moved-already' : 'moved');
      // What was done is not done again; the mark is set each time, and the last steps are.
      expect(rest.changes, `${when} ${at}`).toBeLessThanOrEqual(all.changes - at + 4);
    }
  }
});

test('the words of a database are those that it would have had without a move', async () => {
  const [from, database] = [await manyInFolder(), await inProcess()];
  await move(from, database);
  const terms = 'SELECT token, passages, articles FROM dateline.terms ORDER BY collection, token';
  const counts =
    'SELECT passages, passage_tokens, articles, article_tokens FROM dateline.collections ORDER BY collection';
  const read = async () => ({
    terms: (await database.pool.client.query(terms, [])).rows,
    counts: (await database.pool.client.query(counts, [])).rows,
  });
  const moved = await read();
  await emptyDatabase(database.pool);
  await using(await database.archive(), async (archive) => {
    await fillArchive(archive);
    await addMany(archive);
  });
  expect(moved.terms.length).toBeGreaterThan(60);
  expect(moved).toEqual(await read());
});
