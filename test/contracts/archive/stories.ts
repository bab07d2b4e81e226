import { describe, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { sampleGrouping, sampleJudge } from '../../archive/sample-stories.js';
import type { Subject } from './samples.js';
import { outletsByStory, report, tell, tellAll } from './story-samples.js';

/** Which articles tell one story, and ids that last. */
export function describeStories(subject: () => Subject): void {
  describe('stories', () => {
    test('an article alone is a story, named after it', async () => {
      const { local } = subject();
      const [id = ''] = await tellAll(local, ['post'], {});
      const story = (await local.storiesOf([id])).get(id);
      expect(story).toEqual({
        id: `s${id.slice(1)}`,
        articles: [
          {
            articleId: id,
            outlet: 'post',
            publishedAt: '2025-05-02',
            provenance: { kind: 'fetched', host: 'post.example' },
            isOutletTyped: false,
            copyOf: null,
          },
        ],
        independentOutlets: 1,
      });
      expect(await local.story(story?.id ?? '')).toEqual(story);
    });

    test('articles that the judge finds alike are one story, which keeps its id', async () => {
      const { local } = subject();
      const [first = '', second = '', other = ''] = await tellAll(local, ['post', 'mail', 'echo'], {
        'post mail': 0.9,
        'mail echo': 0.4,
      });
      const stories = await local.storiesOf([first, second, other, 'a-unknown']);
      expect([...stories.keys()].toSorted()).toEqual([first, second, other].toSorted());
      expect(stories.get(second)).toEqual(stories.get(first));
      expect(stories.get(first)).toMatchObject({ id: `s${first.slice(1)}`, independentOutlets: 2 });
      expect(await outletsByStory(local)).toEqual([['echo'], ['mail', 'post']]);
    });

    test('two that are added at one moment meet', async () => {
      const { local } = subject();
      const judge = sampleJudge({ 'post mail': 0.9, 'post echo': 0.9, 'mail echo': 0.9 });
      await Promise.all(
        ['post', 'mail', 'echo'].map((name) => tell(local, report(name), sampleGrouping(name, judge))),
      );
      expect(await outletsByStory(local)).toEqual([['echo', 'mail', 'post']]);
    });

    test('where an article joins two stories, both ids lead to one', async () => {
      const { local } = subject();
      const ids = await tellAll(local, ['post', 'mail'], { 'post mail': 0.3 });
      const before = await local.storiesOf(ids);
      const [first = '', second = ''] = ids.map((id) => before.get(id)?.id);
      expect(first).not.toBe(second);
      const pairs = { 'post mail': 0.3, 'post echo': 0.9, 'mail echo': 0.9 };
      const [third = ''] = await tellAll(local, ['echo'], pairs);
      const merged = (await local.storiesOf([third])).get(third);
      expect(merged?.articles).toHaveLength(3);
      expect([first, second]).toContain(merged?.id);
      expect(await local.story(first)).toEqual(merged);
      expect(await local.story(second)).toEqual(merged);
    });

    test('ids of stories that merge again and again still lead to what they have become', async () => {
      const { local } = subject();
      const names = ['post', 'mail', 'echo', 'star', 'dawn'];
      const ids = await tellAll(local, names, {});
      const storyIds = [...(await local.storiesOf(ids)).values()].map((story) => story.id);
      expect(new Set(storyIds).size).toBe(5);
      const pairs: Record<string, number> = {};
      for (const joined of names) {
        for (const name of names) if (name < joined) pairs[`${name} ${joined}`] = 0.8;
        const grouping = sampleGrouping(joined, sampleJudge(pairs));
        await tell(local, report(joined, { text: `The ${joined} tells more.` }), grouping);
      }
      const told = await Promise.all(storyIds.map((id) => local.story(id)));
      expect(told[0]?.articles).toHaveLength(5);
      expect(new Set(told.map((story) => story?.id)).size).toBe(1);
    });

    test('an id that led to a story which has itself become part of another leads there', async () => {
      const { local } = subject();
      const pairs: Record<string, number> = { 'post mail': 0.3, 'post echo': 0.9, 'mail echo': 0.9 };
      const small = ['post', 'mail', 'echo'];
      const large = ['star', 'dawn', 'bell', 'sun'];
      large.forEach((one, index) => {
        for (const other of large.slice(0, index)) pairs[`${one} ${other}`] = 0.9;
        for (const other of small) pairs[`${one} ${other}`] = 0.45;
      });
      for (const name of [...small, ...large]) pairs[`link ${name}`] = 0.9;
      const ids = await tellAll(local, ['post', 'mail'], pairs);
      const storyIds = [...(await local.storiesOf(ids)).values()].map((story) => story.id);
      await tellAll(local, ['echo', ...large], pairs);
      expect(await outletsByStory(local)).toEqual([large.toSorted(), small.toSorted()]);
      const [link = ''] = await tellAll(local, ['link'], pairs);
      const all = (await local.storiesOf([link])).get(link);
      expect(all?.articles).toHaveLength(8);
      expect(storyIds).not.toContain(all?.id);
      for (const id of storyIds) expect((await local.story(id))?.id).toBe(all?.id);
    });

    test('a new version leaves a story that it no longer belongs to, and comes back under its old id', async () => {
      const { local } = subject();
      const alike = sampleJudge({ 'post mail': 0.9 });
      const ids = await tellAll(local, ['post', 'mail'], { 'post mail': 0.9 });
      const [first = '', second = ''] = ids;
      const before = (await local.storiesOf(ids)).get(first);
      const changed = report('post', { text: 'Now it tells of a bridge.' });
      expect(await tell(local, changed, sampleGrouping('bridge', alike))).toMatchObject({
        status: 'updated',
        article: { id: first },
      });
      const parted = await local.storiesOf(ids);
      expect(parted.get(first)?.articles.map(({ articleId }) => articleId)).toEqual([first]);
      expect(parted.get(second)?.articles.map(({ articleId }) => articleId)).toEqual([second]);
      expect([...parted.values()].map((story) => story.id)).toContain(before?.id);
      const again = report('post', { text: 'It tells of the ferry again.' });
      await tell(local, again, sampleGrouping('post', alike));
      expect(await local.story(before?.id ?? '')).toEqual(before);
      for (const { id } of parted.values()) expect((await local.story(id))?.id).toBe(before?.id);
    });

    test('a duplicate changes nothing', async () => {
      const { local } = subject();
      const ids = await tellAll(local, ['post', 'mail'], {});
      const before = await local.storiesOf(ids);
      const again = sampleGrouping('mail', sampleJudge({ 'post mail': 0.9 }));
      expect(await tell(local, report('mail'), again)).toMatchObject({ status: 'duplicate' });
      expect(await local.storiesOf(ids)).toEqual(before);
    });

    test('collections know nothing of each other, and a deleted one forgets', async () => {
      const { archive, local } = subject();
      const elsewhere = archive.collection(guildCollection('5'));
      const pairs = { 'post mail': 0.9 };
      const [here = ''] = await tellAll(local, ['post'], pairs);
      const [there = ''] = await tellAll(elsewhere, ['mail'], pairs);
      expect((await elsewhere.storiesOf([here, there])).get(there)?.articles).toHaveLength(1);
      expect(await elsewhere.story(`s${here.slice(1)}`)).toBeNull();
      await local.delete();
      expect(await local.story(`s${here.slice(1)}`)).toBeNull();
      await tellAll(local, ['post'], pairs);
      expect((await local.storiesOf([here])).get(here)?.id).toBe(`s${here.slice(1)}`);
    });

    test('ids made to break a query find nothing', async () => {
      const { local } = subject();
      await tellAll(local, ['post'], {});
      for (const id of ["' OR 1=1 --", '%', '\0', '"', '']) {
        expect(await local.story(id)).toBeNull();
        expect(await local.storiesOf([id])).toEqual(new Map());
      }
    });
  });
}
