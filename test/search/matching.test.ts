import { expect, it, vi } from 'vitest';
import { localCollection } from '../../src/archive/collection-id.js';
import { Matching } from '../../src/search/matching.js';
import { readQuestion } from '../../src/search/question.js';
import { FakeEmbedder, fakeDimension } from '../fakes/fake-embedder.js';
import { MemoryArchive } from '../fakes/memory-archive.js';
import { addNews } from './small-archive.js';
import { evenly } from './weighed-terms.js';

it('reads each passage and each article once, and gives them in the order that is asked for', async () => {
  const local = new MemoryArchive(fakeDimension).collection(localCollection);
  const embedder = new FakeEmbedder();
  await addNews(local, embedder, { text: 'The Lowmoor ferry sank.\n\nA mill closed.' });
  await addNews(local, embedder, { text: 'A ferry was painted.' });
  const passages = vi.spyOn(local, 'passages');
  const termCounts = vi.spyOn(local, 'termCounts');
  const matching = new Matching(local, evenly(readQuestion('Which Lowmoor ferry sank?')));
  const idsOf = async (ids: readonly number[]) =>
    (await matching.passages(ids)).map(({ passage }) => passage.id);

  expect(await idsOf([2, 1])).toEqual([2, 1]);
  expect(await idsOf([1, 99, 3, 2])).toEqual([1, 3, 2]);
  expect(passages.mock.calls).toEqual([[[2, 1]], [[99, 3]]]);
  expect(termCounts).toHaveBeenCalledTimes(2);
  const [first] = await matching.passages([1]);
  expect(first?.counts).toEqual([1, 1, 1]);
  expect(matching.article(first?.passage.articleId ?? '')?.coverage).toBe(1);
  expect(matching.article('none')).toBeNull();
});
