import { beforeEach, describe, expect, it } from 'vitest';
import { chooseFindings } from '../../src/answering/choose-findings.js';
import { coverageOf } from '../../src/answering/coverage.js';
import { StoriesOfPassages } from '../../src/answering/stories-of-passages.js';
import type { Collection } from '../../src/archive/collection.js';
import { localCollection } from '../../src/archive/collection-id.js';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { sampleDimension } from '../archive/sample-articles.js';
import { tellAll } from '../contracts/archive/story-samples.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { readPassageOf } from './sample-candidates.js';

describe('coverageOf', () => {
  let local: Collection;

  beforeEach(() => {
    local = new MemoryArchive(sampleDimension).collection(localCollection);
  });

  /** Of quotations from these articles, the first of them first. */
  async function coverage(...articleIds: readonly string[]) {
    const passages = articleIds.map((articleId, index) => readPassageOf(local, articleId, 0.4 - index / 10));
    const chosen = chooseFindings(passages, new AskedTerms([]), 4);
    expect(chosen.map(({ sentence }) => sentence.candidate.passage.articleId)).toEqual(articleIds);
    return coverageOf(chosen, await StoriesOfPassages.read(passages, [local]));
  }

  it('is that of the first quotation, with articles that were not found and copies', async () => {
    const pairs = { 'post mail': -0.9, 'post echo': 0.9, 'mail echo': 0.9 };
    const [star = '', post = '', mail = ''] = await tellAll(local, ['star', 'post', 'mail', 'echo'], pairs);
    const story = (await local.storiesOf([post])).get(post)?.id;
    expect(await coverage(post, star)).toEqual({ story, articles: 3, independentOutlets: 2 });
    expect(await coverage(mail)).toEqual({ story, articles: 3, independentOutlets: 2 });
    expect(await coverage(star, post)).toBeNull();
  });

  it('is none where an article tells its event alone, is in no story, or nothing is quoted', async () => {
    const [post = ''] = await tellAll(local, ['post', 'mail'], {});
    expect(await coverage(post)).toBeNull();
    expect(await coverage('a-ungrouped', post)).toBeNull();
    expect(await coverage()).toBeNull();
  });
});
