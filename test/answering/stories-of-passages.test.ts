import { beforeEach, describe, expect, it } from 'vitest';
import { StoriesOfPassages } from '../../src/answering/stories-of-passages.js';
import { localCollection, seedsCollection } from '../../src/archive/collection-id.js';
import type { Collection } from '../../src/archive/collection.js';
import { sampleDimension } from '../archive/sample-articles.js';
import { tellAll } from '../contracts/archive/story-samples.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { readPassageOf } from './sample-candidates.js';

describe('StoriesOfPassages', () => {
  let local: Collection;
  let seeds: Collection;

  beforeEach(() => {
    const archive = new MemoryArchive(sampleDimension);
    local = archive.collection(localCollection);
    seeds = archive.collection(seedsCollection);
  });

  const pairs = { 'post mail': 0.9 };

  it('knows the story of every article that was read, and which are of one', async () => {
    const ids = await tellAll(local, ['post', 'mail', 'echo'], pairs);
    const passages = ids.map((articleId) => readPassageOf(local, articleId));
    const stories = await StoriesOfPassages.read(passages, [local, seeds]);
    const [post, mail, echo] = passages.map(({ candidate }) => candidate.passage.article);
    if (!post || !mail || !echo) throw new Error('All three were read.');
    const told = await local.storiesOf(ids);
    expect([post, mail, echo].map((article) => stories.of(article))).toEqual(ids.map((id) => told.get(id)));
    expect(stories.of(post)?.articles).toHaveLength(2);
    expect(stories.areOfOne(post, mail)).toBe(true);
    expect(stories.areOfOne(mail, post)).toBe(true);
    expect(stories.areOfOne(post, echo)).toBe(false);
    expect(stories.areOfOne(echo, echo)).toBe(true);
  });

  it('knows those of an article of which several passages were read', async () => {
    const [post = '', mail = ''] = await tellAll(local, ['post', 'mail'], pairs);
    const passages = [post, mail, post].map((articleId) => readPassageOf(local, articleId));
    const stories = await StoriesOfPassages.read(passages, [local]);
    const [first, other, second] = passages.map(({ candidate }) => candidate.passage.article);
    if (!first || !other || !second) throw new Error('All three were read.');
    expect(stories.of(second)).toEqual(stories.of(first));
    expect(stories.areOfOne(second, other)).toBe(true);
  });

  it('tells apart the stories that an article has in two collections', async () => {
    const [here = ''] = await tellAll(local, ['post', 'mail'], pairs);
    const [there = ''] = await tellAll(seeds, ['post'], pairs);
    expect(there).toBe(here);
    const passages = [readPassageOf(seeds, there), readPassageOf(local, here)];
    const stories = await StoriesOfPassages.read(passages, [local, seeds]);
    const lengths = passages.map(({ candidate }) => stories.of(candidate.passage.article)?.articles.length);
    expect(lengths).toEqual([1, 2]);
  });

  it('knows of none for what nobody has grouped yet, nor for what was not read', async () => {
    const [post = ''] = await tellAll(local, ['post'], pairs);
    const passages = [readPassageOf(local, post), readPassageOf(local, 'a-ungrouped')];
    const stories = await StoriesOfPassages.read(passages, [local]);
    const [grouped, ungrouped] = passages.map(({ candidate }) => candidate.passage.article);
    if (!grouped || !ungrouped) throw new Error('Both were read.');
    expect(stories.of(ungrouped)).toBeNull();
    expect(stories.areOfOne(ungrouped, ungrouped)).toBe(false);
    expect(stories.areOfOne(grouped, ungrouped)).toBe(false);
    expect(stories.of(readPassageOf(local, post).candidate.passage.article)).toBeNull();
    expect((await StoriesOfPassages.read([], [local])).of(grouped)).toBeNull();
  });
});
