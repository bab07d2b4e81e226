import { describe, expect, test } from 'vitest';
import { guildCollection } from '../../../src/archive/collection-id.js';
import { samplePassages } from '../../archive/sample-articles.js';
import { add, bridge, ferry, undated, type Subject } from './samples.js';

const ana = { id: '1', name: 'ana' };

const dated = (publishedAt: string) => ({
  ...undated,
  publishedAt,
  text: `The quay was swept, says the log of ${publishedAt}.`,
});

/** By the calendar, as whoever looks for a day is shown it. */
export function describeMonths(subject: () => Subject): void {
  describe('months', () => {
    test('there are none in an empty collection, and none of articles without a date', async () => {
      const { local } = subject();
      expect(await local.months()).toEqual([]);
      await add(local, undated);
      expect(await local.months()).toEqual([]);
    });

    test('have their articles and the days between which these are, the newest month first', async () => {
      const { local } = subject();
      for (const day of ['2024-12-31', '2025-01-01T23:59:59Z', '1999-02-28', '2024-12-01', '2024-12-13'])
        await add(local, dated(day));
      await add(local, undated);
      expect(await local.months()).toEqual([
        { month: '2025-01', articles: 1, oldest: '2025-01-01', newest: '2025-01-01' },
        { month: '2024-12', articles: 3, oldest: '2024-12-01', newest: '2024-12-31' },
        { month: '1999-02', articles: 1, oldest: '1999-02-28', newest: '1999-02-28' },
      ]);
    });

    test('follow a corrected date, and what is removed and brought back', async () => {
      const { local } = subject();
      const { article } = await add(local, ferry);
      await add(local, bridge);
      const before = await local.months();
      expect(before.reduce((sum, { articles }) => sum + articles, 0)).toBe(2);
      await local.remove(article.id, { at: '2026-03-01T12:00:00.000Z', by: ana });
      expect((await local.months()).reduce((sum, { articles }) => sum + articles, 0)).toBe(1);
      await local.restore(article.id);
      expect(await local.months()).toEqual(before);
      const corrected = { ...ferry, publishedAt: '2001-01-02', editedBy: ana };
      await local.edit(article, corrected, samplePassages(ferry.text));
      const [newest, oldest] = await local.months();
      expect(newest?.month).toBe('2025-06');
      expect(oldest).toEqual({ month: '2001-01', articles: 1, oldest: '2001-01-02', newest: '2001-01-02' });
    });

    test('are those of one collection', async () => {
      const { archive, local } = subject();
      await add(local, ferry);
      expect(await archive.collection(guildCollection('2')).months()).toEqual([]);
    });
  });
}
