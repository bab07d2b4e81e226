import { beforeEach, describe, expect, it } from 'vitest';
import type { Collection, SearchFilter } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { readQuestion } from '../../src/search/question.js';
import { retrieve } from '../../src/search/retrieve.js';
import type { Retrieval } from '../../src/search/retrieval.js';
import { formsOf } from '../archive/sample-articles.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { sampleRankingWeights } from './sample-ranking-weights.js';
import { addNews, noFilter } from './small-archive.js';

const asOf = '2026-03-20';
let embedder: FakeEmbedder;
let archive: MemoryArchive;
let local: MemoryCollection;

beforeEach(() => {
  embedder = new FakeEmbedder();
  archive = new MemoryArchive(fakeDimension);
  local = archive.collection(localCollection);
});

function ask(
  question: string,
  filter: SearchFilter = noFilter,
  collections: readonly Collection[] = [local],
): Promise<Retrieval> {
  const weights = sampleRankingWeights;
  return retrieve({ question: readQuestion(question), collections, filter, asOf, weights }, embedder);
}

function articleIds({ candidates }: Retrieval): readonly string[] {
  return [...new Set(candidates.map(({ passage }) => passage.articleId))];
}

/** More passages of one article than a pool holds, all of them with these words. */
function manyPassages(words: string): string {
  return Array.from({ length: 80 }, (_, index) => `${words} ${index}.`).join('\n\n');
}

describe('where candidates come from', () => {
  it('finds by meaning what shares no word', async () => {
    const boat = await addNews(local, embedder, { text: 'A vessel went down.', meaning: 'The ferry sank' });
    const mill = await addNews(local, embedder, { text: 'A mill closed.', meaning: 'A mill closed' });
    const found = await ask('Which ferry sank?');
    expect(articleIds(found)).toEqual([boat.id, mill.id]);
    expect(found.candidates[0]?.keyword).toBe(0);
    expect(found.candidates[0]?.cosine).toBeGreaterThan(0.5);
  });

  it('finds by its words a passage that lies past the nearest ones, and is not the nearest of its article', async () => {
    await addNews(local, embedder, { text: manyPassages('Something else'), meaning: 'ferry sank' });
    const wanted = 'It sank and then it went on and on with other matters of the town.';
    const { id } = await addNews(local, embedder, { text: `A ferry.\n\n${wanted}` });
    const nearest = await local.nearest(await embedder.embedQuestion('Which ferry sank?'), {
      limit: 60,
      filter: noFilter,
    });
    const near = await local.passages(nearest.map(({ passageId }) => passageId));
    expect(near.map(({ articleId }) => articleId)).not.toContain(id);
    const { candidates } = await ask('Which ferry sank?');
    expect(candidates.map(({ passage }) => passage.text)).toContain(wanted);
  });

  it('finds by the words of its whole text an article none of whose passages stands out', async () => {
    await addNews(local, embedder, { text: manyPassages('Ferry lantern') });
    const filler = 'and then it went on and on with other matters of the town '.repeat(3);
    const wanted = await addNews(local, embedder, {
      text: `A ferry ${filler}.\n\nA lantern ${filler}.`,
      meaning: 'zzz',
    });
    const terms = formsOf('ferry', 'lantern');
    const byWords = await local.keyword(terms, { limit: 60, filter: noFilter });
    const known = await local.passages(byWords.map(({ passageId }) => passageId));
    expect(known.map(({ articleId }) => articleId)).not.toContain(wanted.id);
    const { candidates } = await ask('Which ferry had a lantern?');
    expect(candidates.filter(({ passage }) => passage.articleId === wanted.id)).toHaveLength(1);
  });

  it('gives each passage once, and embeds the question once', async () => {
    await addNews(local, embedder, { text: 'The ferry sank.\n\nThe ferry was old.' });
    const { candidates, passagesSearched } = await ask('Which ferry sank?');
    expect(candidates.map(({ passage }) => passage.id)).toEqual([1, 2]);
    expect(passagesSearched).toBe(2);
    expect(embedder.questions).toEqual(['Which ferry sank?']);
  });

  it('finds nothing in an empty collection, and nothing in no place', async () => {
    expect(await ask('Which ferry sank?')).toMatchObject({ candidates: [], passagesSearched: 0 });
    expect(await ask('Which ferry sank?', noFilter, [])).toMatchObject({
      candidates: [],
      passagesSearched: 0,
    });
  });

  it.each(['😀😀', 'Qwortle blimsy?'])('ranks by meaning where it knows no word of %s', async (question) => {
    await addNews(local, embedder, { text: 'The ferry sank.\n\nThe mill closed.' });
    const { candidates } = await ask(question);
    expect(candidates).toHaveLength(2);
    for (const candidate of candidates) {
      expect(candidate.keyword).toBe(0);
      expect(Number.isFinite(candidate.score)).toBe(true);
    }
  });
});

describe('order', () => {
  const meaning = 'The ferry sank';

  it('takes the newer of two equals, whichever was added first', async () => {
    const middle = await addNews(local, embedder, {
      text: 'Ferry sank twice.',
      meaning,
      publishedAt: '2026-03-14',
    });
    const newest = await addNews(local, embedder, {
      text: 'Ferry sank again.',
      meaning,
      publishedAt: '2026-03-18',
    });
    const oldest = await addNews(local, embedder, {
      text: 'Ferry sank there.',
      meaning,
      publishedAt: '2026-03-12',
    });
    const found = await ask('Which ferry sank?');
    expect(new Set(found.candidates.map(({ score }) => score)).size).toBe(1);
    expect(articleIds(found)).toEqual([newest.id, middle.id, oldest.id]);
  });

  it('then the one with the lower id', async () => {
    const texts = ['Ferry sank twice.', 'Ferry sank again.', 'Ferry sank there.'];
    for (const text of texts) await addNews(local, embedder, { text, meaning, publishedAt: '2026-03-14' });
    const { candidates } = await ask('Which ferry sank?');
    expect(candidates.map(({ passage }) => passage.text)).toEqual(texts);
  });

  it('gives the best passage of an article the score of the article, and the others less', async () => {
    await addNews(local, embedder, { text: 'The town has a mill.\n\nThe ferry sank near Lowmoor.' });
    const { candidates } = await ask('Which ferry sank?');
    expect(candidates.map(({ passage }) => passage.text)[0]).toBe('The ferry sank near Lowmoor.');
    expect(candidates[0]!.score).toBeCloseTo(candidates[0]!.articleScore);
    expect(candidates[1]!.articleScore).toBe(candidates[0]!.articleScore);
    expect(candidates[1]!.score).toBeLessThan(candidates[0]!.score);
  });
});

describe('filters', () => {
  const texts = {
    early: 'The ferry sank in spring.',
    late: 'The ferry sank again.',
    undated: 'A ferry sank.',
  };

  beforeEach(async () => {
    await addNews(local, embedder, { text: texts.early, publishedAt: '2025-04-02', outlet: 'Lowmoor Echo' });
    await addNews(local, embedder, {
      text: texts.late,
      publishedAt: '2026-02-03T21:00:00Z',
      outlet: 'The Quay',
    });
    await addNews(local, embedder, { text: texts.undated });
  });

  it.each<[string, Partial<SearchFilter>, readonly string[]]>([
    ['none', {}, [texts.early, texts.late, texts.undated]],
    ['since', { since: '2026-02-03' }, [texts.late]],
    ['until', { until: '2025-04-02', keepUndated: false }, [texts.early]],
    ['until, undated kept', { until: '2025-04-02' }, [texts.early, texts.undated]],
    ['both', { since: '2025-05-01', until: '2026-01-31' }, []],
    ['outlet', { outlet: 'the quay' }, [texts.late]],
    ['unknown outlet', { outlet: 'Nobody' }, []],
  ])('%s', async (_name, parts, expected) => {
    const { candidates } = await ask('Which ferry sank?', { ...noFilter, ...parts });
    expect(candidates.map(({ passage }) => passage.text).sort()).toEqual([...expected].sort());
  });
});
