import { describe, expect, test } from 'vitest';
import { sampleVector } from '../../archive/sample-articles.js';
import { sampleGrouping, sampleJudge } from '../../archive/sample-stories.js';
import { add, type Subject } from './samples.js';
import { outletsByStory, report, tell, tellAll } from './story-samples.js';

/** With which others an article is compared, copies, and articles that wait to be grouped. */
export function describeGrouping(subject: () => Subject): void {
  describe('grouping', () => {
    test('only articles of days near it, and undated ones, are compared with an article', async () => {
      const { local } = subject();
      const pairs = { 'near post': 0.9, 'late post': 0.9, 'undated post': 0.9, 'undated near': 0.9 };
      await tellAll(local, ['near', 'late', 'undated', 'post'], pairs, {
        near: { day: '2025-05-09' },
        late: { day: '2025-05-10' },
        undated: { day: '' },
      });
      expect(await outletsByStory(local)).toEqual([['late'], ['near', 'post', 'undated']]);
    });

    test.each(['undated post', 'post undated'])('one of them without a date, added as %s', async (order) => {
      const { local } = subject();
      await tellAll(local, order.split(' '), { 'undated post': 0.9 }, { undated: { day: '' } });
      expect(await outletsByStory(local)).toEqual([['post', 'undated']]);
    });

    test('only articles that share a mark are compared, those that share most first', async () => {
      const { local } = subject();
      const pairs = { 'mail post': 0.9, 'echo post': 0.9 };
      await tellAll(local, ['mail', 'echo', 'post'], pairs, {
        mail: { terms: [2, 0xffffffff] },
        echo: { terms: [4] },
        post: { terms: [0xffffffff, 5] },
      });
      expect(await outletsByStory(local)).toEqual([['echo'], ['mail', 'post']]);
      const many = Array.from({ length: 70 }, (_, index) => `copy${index}`);
      const far = Object.fromEntries(many.map((name) => [name, { terms: [9] }]));
      await tellAll(
        local,
        [...many, 'star', 'dawn'],
        { 'star dawn': 0.9 },
        {
          ...far,
          star: { terms: [9, 10] },
          dawn: { terms: [9, 10] },
        },
      );
      expect(await outletsByStory(local)).toContainEqual(['dawn', 'star']);
    });

    test('of a report and its copies the earliest is the original, and they count as one outlet', async () => {
      const { local } = subject();
      const judge = sampleJudge({
        'mail post': -0.95,
        'echo mail': -0.95,
        'echo post': 0.8,
        'star post': 0.9,
        'star mail': 0.9,
        'star echo': 0.9,
      });
      const days = { post: '2025-05-03', mail: '2025-05-02', echo: '2025-05-03', star: '2025-05-02' };
      const ids = new Map<string, string>();
      for (const [name, publishedAt] of Object.entries(days)) {
        const { article } = await tell(local, report(name, { publishedAt }), sampleGrouping(name, judge));
        ids.set(name, article.id);
      }
      const story = (await local.storiesOf([ids.get('star') ?? ''])).get(ids.get('star') ?? '');
      const original = ids.get('mail');
      const copies = new Map(story?.articles.map(({ outlet, copyOf }) => [outlet, copyOf]));
      expect(copies).toEqual(
        new Map([
          ['star', null],
          ['mail', null],
          ['post', original],
          ['echo', original],
        ]),
      );
      expect(story?.articles.map(({ publishedAt }) => publishedAt)).toEqual(Object.values(days).toSorted());
      expect(story?.independentOutlets).toBe(2);
    });

    test('an article added without a grouping waits, with its vectors, until it is grouped', async () => {
      const { local } = subject();
      const judge = sampleJudge({ 'post mail': 0.9 });
      const [told = ''] = await tellAll(local, ['post'], {});
      const content = report('mail', { text: 'It rains.\n\nThe ferry stays.' });
      const { article } = await add(local, content);
      expect(await local.storiesOf([article.id])).toEqual(new Map());
      const [waiting, ...rest] = await local.ungrouped({ after: null, limit: 10 });
      expect(rest).toEqual([]);
      expect(waiting?.article).toEqual(article);
      expect(waiting?.vectors).toEqual([sampleVector('It rains.'), sampleVector('The ferry stays.')]);
      expect(await local.ungrouped({ after: null, limit: 0 })).toEqual([]);
      expect(await local.ungrouped({ after: article.id, limit: 10 })).toEqual([]);
      await local.group(article, sampleGrouping('mail', judge));
      expect(await local.ungrouped({ after: null, limit: 10 })).toEqual([]);
      expect((await local.storiesOf([told])).get(told)?.articles).toHaveLength(2);
    });

    test('a new version without a grouping waits, in the story of the one before', async () => {
      const { local } = subject();
      const ids = await tellAll(local, ['post', 'mail'], { 'post mail': 0.9 });
      const { article } = await add(local, report('post', { text: 'It tells of something else by now.' }));
      expect(
        (await local.ungrouped({ after: null, limit: 10 })).map((waiting) => waiting.article.id),
      ).toEqual([article.id]);
      expect((await local.storiesOf(ids)).get(article.id)?.articles).toHaveLength(2);
      await local.group(article, sampleGrouping('else', sampleJudge({})));
      expect((await local.storiesOf(ids)).get(article.id)?.articles).toHaveLength(1);
    });

    test('a version that is no longer the newest is not grouped', async () => {
      const { local } = subject();
      const { article } = await add(local, report('post'));
      await add(local, report('post', { text: 'It tells of something else by now.' }));
      await local.group(article, sampleGrouping('post', sampleJudge({})));
      expect(
        (await local.ungrouped({ after: null, limit: 10 })).map((waiting) => waiting.article.version),
      ).toEqual([2]);
      await local.group({ id: 'a-unknown', version: 1 }, sampleGrouping('post', sampleJudge({})));
    });

    test('a story of 120 articles takes no more, and the next begins another', async () => {
      const { local } = subject();
      const names = Array.from({ length: 121 }, (_, index) => `outlet${index}`);
      const pairs: Record<string, number> = {};
      names.forEach((one, index) => {
        for (const other of names.slice(0, index)) pairs[`${one} ${other}`] = 0.9;
      });
      await tellAll(local, names, pairs);
      expect((await outletsByStory(local)).map((outlets) => outlets.length).toSorted()).toEqual([1, 120]);
    });
  });
}
