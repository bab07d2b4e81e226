import { describe, expect, test } from 'vitest';
import { groupArticle } from '../../../src/archive/stories/group-article.js';
import { MemoryStoryRows } from '../../fakes/memory-story-rows.js';
import { sampleGrouping, sampleJudge, type SamplePairs } from '../sample-stories.js';

const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `a${String(index).padStart(3, '0')}`);

/** Groups articles by these names, one after another, and says which are together. */
function group(order: readonly string[], pairs: SamplePairs): readonly string[] {
  const rows = new MemoryStoryRows();
  const judge = sampleJudge(pairs);
  for (const name of order) groupArticle(rows, name, sampleGrouping(name, judge));
  const storyIds = new Set(rows.storyIdsOf(order).values());
  return [...rows.membersOf([...storyIds]).values()]
    .map((members) => members.toSorted().join(' '))
    .toSorted();
}

/** Numbers from 0 to 1 that look random and are always the same (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((again ^ (again >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function shuffled(items: readonly string[], next: () => number): string[] {
  return items
    .map((item) => ({ item, place: next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

describe('groupArticle', () => {
  test('a month of reports, each like that of the day before, does not become one story', () => {
    const month = names(30);
    const pairs: Record<string, number> = {};
    month.forEach((name, day) => {
      const [next, afterNext] = [month[day + 1], month[day + 2]];
      if (next) pairs[`${name} ${next}`] = 0.8;
      if (afterNext) pairs[`${name} ${afterNext}`] = 0.3;
    });
    const sizes = group(month, pairs).map((members) => members.split(' ').length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3);
  });

  test.each([1, 2, 3, 4, 5, 6])('the order in which articles come decides nothing (%i)', (seed) => {
    const next = numbersFrom(seed);
    const all = names(18);
    const pairs: Record<string, number> = {};
    // Six events of three reports; what lies between events is less likely, and sometimes near.
    all.forEach((one, index) => {
      for (const other of all.slice(0, index)) {
        const isSame = Math.floor(index / 3) === Math.floor(all.indexOf(other) / 3);
        if (isSame) pairs[`${one} ${other}`] = 0.55 + 0.4 * next();
        else if (next() < 0.15) pairs[`${one} ${other}`] = 0.7 * next();
      }
    });
    const forwards = group(all, pairs);
    for (let round = 0; round < 5; round += 1) expect(group(shuffled(all, next), pairs)).toEqual(forwards);
    expect(forwards.length).toBeGreaterThan(3);
  });

  test('an article that shares nothing is left alone', () => {
    expect(group(names(3), {})).toEqual(['a000', 'a001', 'a002']);
  });
});
