import { beforeEach, describe, expect, it } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { aliasTable } from '../../src/search/alias-table.js';
import { readQuestion } from '../../src/search/question.js';
import { retrieve } from '../../src/search/retrieve.js';
import type { Retrieval } from '../../src/search/retrieval.js';
import { allSwitchesOn } from '../../src/search/search-switches.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { sampleRankingWeights } from './sample-ranking-weights.js';
import { addNews, noFilter } from './small-archive.js';

let embedder: FakeEmbedder;
let local: MemoryCollection;

beforeEach(async () => {
  embedder = new FakeEmbedder();
  local = new MemoryArchive(fakeDimension).collection(localCollection);
  await addNews(local, embedder, { text: 'The U.S. lent Odenvik a ferry.' });
  await addNews(local, embedder, { text: 'Kostrava lent Odenvik a bus.' });
  await addNews(local, embedder, { text: 'A mill closed.' });
});

function ask(question: string, { aliases = aliasTable([]), spelling = true } = {}): Promise<Retrieval> {
  const request = { question: readQuestion(question, aliases), filter: noFilter, asOf: '2026-03-20' };
  const switches = { ...allSwitchesOn, spelling };
  const weights = sampleRankingWeights;
  return retrieve({ ...request, collections: [local], switches, weights }, embedder);
}

function best({ candidates }: Retrieval) {
  return candidates[0];
}

describe('other names', () => {
  it('finds a name by another one of the same, as surely as by its own', async () => {
    const own = best(await ask('What did the U.S. lend?'));
    const other = best(await ask('What did the United States lend?'));
    expect(other?.passage.text).toBe('The U.S. lent Odenvik a ferry.');
    expect(other?.keyword).toBeCloseTo(own?.keyword ?? 0, 10);
    expect(own?.keyword).toBeGreaterThan(0);
  });

  it('counts a phrase as one word, not as its parts', async () => {
    await addNews(local, embedder, { text: 'United in grief, the states of the federation met.' });
    const { candidates } = await ask('United States');
    const keyword = (start: string) =>
      candidates.find(({ passage }) => passage.text.startsWith(start))?.keyword;
    expect(keyword('United in grief')).toBe(0);
    expect(keyword('The U.S.')).toBeGreaterThan(0);
  });

  it('finds by the names that a collection has of its own', async () => {
    const question = 'What did the KSR lend?';
    const keywordOf = async (aliases = aliasTable([])) =>
      (await ask(question, { aliases })).candidates.find(({ passage }) => passage.text.startsWith('Kostrava'))
        ?.keyword ?? 0;
    expect(await keywordOf(aliasTable([['Kostrava', 'KSR']]))).toBeGreaterThan(await keywordOf());
  });
});

describe('typos', () => {
  it('finds a misspelt name, and says what it was taken for', async () => {
    const right = await ask('Where is Kostrava?');
    const wrong = await ask('Where is Kotsrava?');
    expect(best(wrong)?.passage.text).toBe('Kostrava lent Odenvik a bus.');
    expect(best(wrong)?.keyword).toBeCloseTo(best(right)?.keyword ?? 0, 10);
    expect(wrong.respelt).toEqual([{ asked: 'Kotsrava', as: 'Kostrava' }]);
    expect(right.respelt).toEqual([]);
  });

  it('compares what was meant, as the archive spells it, and not what was written', async () => {
    const right = await ask('Where is Kostrava?');
    const wrong = await ask('Where is Kotsrava?');
    expect(embedder.questions.slice(-2)).toEqual(['Where is Kotsrava?', 'Where is Kostrava?']);
    expect(best(wrong)?.cosine).toBe(best(right)?.cosine);
  });

  it('says nothing of a word that it found no other for', async () => {
    const found = await ask('Where is Xylonia?');
    expect(found.respelt).toEqual([]);
    expect(found.asked.terms.some(({ isRespelt }) => isRespelt)).toBe(false);
  });

  it('takes words as they stand where that is switched off', async () => {
    const found = await ask('Where is Kotsrava?', { spelling: false });
    expect(found.respelt).toEqual([]);
    expect(found.candidates.every(({ keyword }) => keyword === 0)).toBe(true);
  });
});
