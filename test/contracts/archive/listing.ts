import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ListFilter } from '../../../src/archive/kept-articles.js';
import { add, bridge, ferry, undated, type Subject } from './samples.js';

const all: ListFilter = { outlet: null, since: null, until: null, by: null, title: null };
const ana = { id: '123456789012345678', name: 'Ana' };
const ben = { id: '223456789012345678', name: 'ben' };

/** Lists of articles for people. */
export function describeListing(subject: () => Subject): void {
  describe('listing', () => {
    async function addThree(): Promise<void> {
      const { local } = subject();
      await add(local, { ...ferry, addedBy: ana });
      await add(local, { ...bridge, addedBy: ben });
      await add(local, { ...undated, title: '100% "Öl" am_Kai' });
    }

    test.each<[string, Partial<ListFilter>, readonly string[]]>([
      ['nothing', {}, ['100% "Öl" am_Kai', 'Bridge closed', 'Ferry line opens']],
      ['an outlet in capitals', { outlet: 'VALLEY  courier' }, ['Bridge closed']],
      ['a part of an outlet', { outlet: 'Valley' }, []],
      ['a first day', { since: '2025-05-02' }, ['Bridge closed', 'Ferry line opens']],
      ['a day after', { since: '2025-05-03' }, ['Bridge closed']],
      ['a last day, its hours included', { until: '2025-05-02' }, ['Ferry line opens']],
      ['the id of who added', { by: ana.id }, ['Ferry line opens']],
      ['the name of who added', { by: 'BEN' }, ['Bridge closed']],
      ['who pasted it', { by: '7' }, ['100% "Öl" am_Kai']],
      ['a part of a title', { title: 'LINE o' }, ['Ferry line opens']],
      ['a sign that matches everything elsewhere', { title: '%' }, ['100% "Öl" am_Kai']],
      ['another such', { title: 'm_k' }, ['100% "Öl" am_Kai']],
      ['letters beyond ASCII', { title: 'öl' }, ['100% "Öl" am_Kai']],
      ['what breaks a query', { title: "' OR 1=1 --", by: "' OR 1=1 --" }, []],
    ])('is narrowed by %s', async (_what, filter, expected) => {
      await addThree();
      expect(await listedTitles(subject(), filter)).toEqual({ titles: expected, total: expected.length });
    });

    test('is cut into pages, and knows how many there are', async () => {
      await addThree();
      const pages = await Promise.all(
        [0, 2, 4].map((offset) => listedTitles(subject(), {}, { offset, limit: 2 })),
      );
      expect(pages.map((page) => [page.titles.length, page.total])).toEqual([
        [2, 3],
        [1, 3],
        [0, 3],
      ]);
      expect(new Set(pages.flatMap((page) => page.titles)).size).toBe(3);
    });

    test('tells what was first stored between two moments, the newest first, and no new version of it', async () => {
      const { local } = subject();
      const id = async (content: Parameters<typeof add>[1]) => (await add(local, content)).article.id;
      const before = await moment();
      const first = await id(ferry);
      const between = await moment();
      const second = await id(bridge);
      const third = await id(undated);
      const after = await moment();
      await add(local, { ...ferry, text: 'Now the ferry skips the island of Torsund.' });
      const ids = async (moments: { after: string; until: string }) =>
        (await local.addedBetween(moments)).map((article) => article.id);
      expect(new Set(await ids({ after: before, until: after }))).toEqual(new Set([first, second, third]));
      expect((await ids({ after: before, until: after })).at(-1)).toBe(first);
      expect(await ids({ after: before, until: between })).toEqual([first]);
      expect(await ids({ after, until: await moment() })).toEqual([]);
      const [told] = await local.addedBetween({ after: before, until: between });
      expect(told).toMatchObject({ title: ferry.title, version: 2 });
      expect(told).not.toHaveProperty('text');
      await local.remove(second, { at: after, by: ana });
      expect(await ids({ after: between, until: after })).toEqual([third]);
    });

    test('gives no text, and who added the first version', async () => {
      const { local } = subject();
      await add(local, { ...ferry, addedBy: ana });
      await add(local, { ...ferry, addedBy: ben, text: 'Now the ferry skips the island of Torsund.' });
      const { articles } = await local.list(all, { offset: 0, limit: 5 });
      expect(articles).toHaveLength(1);
      expect(articles[0]).toMatchObject({ title: ferry.title, version: 2, addedBy: ana });
      expect(articles[0]).not.toHaveProperty('text');
      const versions = await local.versions(articles[0]?.id ?? '');
      expect(versions.map(({ version, editedBy }) => [version, editedBy])).toEqual([
        [1, null],
        [2, null],
      ]);
      expect(versions[0]?.textHash).not.toBe(versions[1]?.textHash);
      expect(await local.versions('a-unknown')).toEqual([]);
    });
  });
}

async function listedTitles(
  { local }: Subject,
  filter: Partial<ListFilter>,
  range = { offset: 0, limit: 10 },
) {
  const { articles, total } = await local.list({ ...all, ...filter }, range);
  return { titles: articles.map(({ title }) => title).toSorted(), total };
}

/** A moment that lies between what was stored before it and what is stored after it. */
async function moment(): Promise<string> {
  await wait(3);
  const now = new Date().toISOString();
  await wait(3);
  return now;
}
