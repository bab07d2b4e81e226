import { beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/archive/article.js';
import type { Collection } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { collectionWithout } from '../../src/evaluation/collection-without.js';
import { readQuestion } from '../../src/search/question.js';
import { retrieve } from '../../src/search/retrieve.js';
import { formsOf } from '../archive/sample-articles.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import type { MemoryCollection } from '../fakes/memory-collection.js';
import { sampleRankingWeights } from '../search/sample-ranking-weights.js';
import { addNews, noFilter } from '../search/small-archive.js';

const embedder = new FakeEmbedder();
const forms = formsOf('ferry');
let whole: MemoryCollection;
let kept: Article;
let leftOut: Article;
let asked: number;
let without: Collection;

beforeEach(async () => {
  whole = new MemoryArchive(fakeDimension).collection(localCollection);
  // More of it than is looked for, and nearer.
  const many = Array.from({ length: 30 }, (_, index) => `Ferry number ${index}.`).join('\n\n');
  leftOut = await addNews(whole, embedder, { text: many, meaning: 'ferry', externalId: 'x-1' });
  kept = await addNews(whole, embedder, { text: 'The ferry sank near Lowmoor.', externalId: 'x-2' });
  asked = 0;
  without = collectionWithout(whole, ({ externalId }) => {
    asked += 1;
    return externalId === 'x-1';
  });
});

async function articlesOf(hits: readonly { readonly passageId: number }[]): Promise<readonly string[]> {
  const passages = await whole.passages(hits.map(({ passageId }) => passageId));
  return [...new Set(passages.map(({ articleId }) => articleId))];
}

describe('collectionWithout', () => {
  const options = { limit: 10, filter: noFilter };

  it('finds nothing of an article that is left out, by meaning or by words', async () => {
    const vector = await embedder.embedQuestion('ferry');
    const nearest = await whole.nearest(vector, options);
    expect(await articlesOf(nearest)).toEqual([leftOut.id]);
    expect(await articlesOf(await without.nearest(vector, options))).toEqual([kept.id]);
    expect(await articlesOf(await without.keyword(forms, options))).toEqual([kept.id]);
    const articles = await without.keywordArticles(forms, options);
    expect(articles.map(({ articleId }) => articleId)).toEqual([kept.id]);
  });

  it('finds of the others what it found before, as good and no more than asked for', async () => {
    const all = collectionWithout(whole, () => false);
    const vector = await embedder.embedQuestion('ferry');
    expect(await all.nearest(vector, options)).toEqual(await whole.nearest(vector, options));
    expect(await all.keyword(forms, options)).toEqual(await whole.keyword(forms, options));
    expect(await all.keywordArticles(forms, { ...options, limit: 1 })).toEqual(
      await whole.keywordArticles(forms, { ...options, limit: 1 }),
    );
  });

  it('decides on each article once', async () => {
    const vector = await embedder.embedQuestion('ferry');
    for (const _ of [1, 2]) {
      await without.nearest(vector, options);
      await without.keyword(forms, options);
      await without.keywordArticles(forms, options);
    }
    expect(asked).toBe(2);
  });

  it('leaves everything else as it was, the frequencies of words too', async () => {
    expect(without.id).toBe(whole.id);
    expect(await without.articleCount()).toBe(2);
    expect(await without.termFrequencies([forms])).toEqual({ passages: 31, documents: [31] });
    expect((await without.article(leftOut.id))?.externalId).toBe('x-1');
  });

  it('is searched as any other, and nothing that is left out comes in by another way', async () => {
    const request = { question: readQuestion('Which ferry sank?'), filter: noFilter, asOf: '2026-03-20' };
    const collections = [without];
    const { candidates } = await retrieve(
      { ...request, collections, weights: sampleRankingWeights },
      embedder,
    );
    expect(candidates.map(({ passage }) => passage.articleId)).toEqual([kept.id]);
  });
});
