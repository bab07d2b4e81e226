import { describe, expect, test } from 'vitest';
import type { Provenance } from '../../../src/archive/article.js';
import { tellStory, type CopyPair } from '../../../src/archive/stories/tell-story.js';

const fetched = (host: string): Provenance => ({ kind: 'fetched', host });
const pasted: Provenance = { kind: 'pasted', by: { id: '1', name: 'ana' } };

interface Teller {
  readonly id: string;
  readonly outlet?: string | null;
  readonly date?: string | null;
  readonly provenance?: Provenance;
  readonly isOutletTyped?: boolean;
}

function tell(tellers: readonly Teller[], copies: readonly CopyPair[] = []) {
  const articles = tellers.map(
    ({ id, outlet = id, date = '2025-05-02', provenance, isOutletTyped = false }) => ({
      articleId: id,
      outlet,
      publishedAt: date,
      provenance: provenance ?? fetched(`${id}.example`),
      isOutletTyped,
    }),
  );
  return tellStory('s1', articles, copies);
}

describe('tellStory', () => {
  test('articles stand in order of their dates, undated ones last, then of their ids', () => {
    const story = tell([
      { id: 'e', date: null },
      { id: 'd', date: '2025-05-02T08:00:00Z' },
      { id: 'b', date: '2025-05-02' },
      { id: 'c', date: '2025-05-01' },
      { id: 'a', date: '2025-05-02' },
    ]);
    expect(story.articles.map(({ articleId }) => articleId)).toEqual(['c', 'a', 'b', 'd', 'e']);
  });

  test('copies of copies have one original, the earliest, in whatever order the pairs come', () => {
    const tellers = [
      { id: 'a', date: '2025-05-03' },
      { id: 'b', date: '2025-05-01' },
      { id: 'c', date: '2025-05-02' },
      { id: 'd', date: '2025-05-02' },
    ];
    const pairs: CopyPair[] = [
      ['a', 'c'],
      ['c', 'b'],
      ['b', 'c'],
    ];
    for (const copies of [pairs, pairs.toReversed()]) {
      const { articles, independentOutlets } = tell(tellers, copies);
      expect(articles.map(({ articleId, copyOf }) => `${articleId} ${copyOf}`)).toEqual([
        'b null',
        'c b',
        'd null',
        'a b',
      ]);
      expect(independentOutlets).toBe(2);
    }
  });

  test('a copy of an article that is not in the story is none', () => {
    expect(tell([{ id: 'a' }], [['a', 'gone']]).articles[0]?.copyOf).toBeNull();
  });
});

describe('independent outlets', () => {
  test.each<[string, readonly Teller[], number]>([
    ['texts fetched from three hosts', [{ id: 'a' }, { id: 'b' }, { id: 'c' }], 3],
    [
      'two texts of one outlet',
      [
        { id: 'a', outlet: 'Harbour Post' },
        { id: 'b', outlet: 'HARBOUR  post' },
      ],
      1,
    ],
    [
      'one host under two names',
      [
        { id: 'a', outlet: 'Post', provenance: fetched('www.post.example') },
        { id: 'b', outlet: 'Post Business', provenance: fetched('post.example') },
      ],
      1,
    ],
    [
      'a chain of names and hosts',
      [
        { id: 'a', outlet: 'Post', provenance: fetched('post.example') },
        { id: 'b', outlet: 'Daily Post', provenance: fetched('daily.example') },
        { id: 'c', outlet: 'Post', provenance: fetched('daily.example') },
      ],
      1,
    ],
    [
      'no names, two hosts, one of them a feed',
      [
        { id: 'a', outlet: null },
        {
          id: 'b',
          outlet: null,
          provenance: { kind: 'feed', host: 'b.example', feedUrl: 'https://b.example' },
        },
      ],
      2,
    ],
    [
      'given texts',
      [
        { id: 'a', provenance: pasted },
        { id: 'b', provenance: { kind: 'starter' } },
      ],
      0,
    ],
    [
      'a file that says which outlet it is from',
      [{ id: 'a' }, { id: 'b', provenance: { kind: 'file', fileName: 'b.txt', by: null } }],
      1,
    ],
  ])('%s', (_case, tellers, count) => {
    expect(tell(tellers).independentOutlets).toBe(count);
  });

  test('fetched copies of a pasted text are one text', () => {
    const tellers = [
      { id: 'a', date: '2025-05-01', provenance: pasted },
      { id: 'b' },
      { id: 'c' },
      { id: 'd' },
    ];
    const copies: CopyPair[] = [
      ['a', 'b'],
      ['a', 'c'],
    ];
    expect(tell(tellers, copies).independentOutlets).toBe(2);
  });
});
