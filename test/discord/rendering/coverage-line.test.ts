import { describe, expect, it } from 'vitest';
import type { Answer, Coverage } from '../../../src/archive/answer.js';
import { coverageLine } from '../../../src/discord/rendering/coverage-line.js';
import { defectsIn, english, renderInEnglish } from '../english-answer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';

function coverage(articles: number, independentOutlets: number): Coverage {
  return { story: 'sk3v9q2xw', articles, independentOutlets };
}

function blocksOf(parts: Partial<Answer>): readonly string[] {
  const answer = answerWith(parts);
  const rendered = renderInEnglish(answer);
  expect(defectsIn(answer, rendered)).toEqual([]);
  return (rendered.message.embeds[0]?.description ?? '').split('\n\n');
}

const line = '🗞️ 3 independent outlets report this event, in 4 articles.';

describe('who else tells of the event', () => {
  it.each([
    [4, 3, line],
    [2, 1, '🗞️ 1 independent outlet reports this event, in 2 articles.'],
    [2, 0, '🗞️ This event is in 2 articles, none of them fetched from its outlet.'],
    [1_200, 1_100, '🗞️ 1,100 independent outlets report this event, in 1,200 articles.'],
    [1, 1, null],
    [0, 0, null],
  ])('%i articles of %i outlets', (articles, outlets, expected) => {
    expect(coverageLine(coverage(articles, outlets), english)).toBe(expected);
  });

  it('is not said where nobody does, and not asked of an answer of an earlier build', () => {
    expect(coverageLine(null, english)).toBeNull();
    const earlier: Partial<Answer> = { coverage: undefined as never };
    expect(blocksOf(earlier)).toEqual(blocksOf({ coverage: null }));
  });

  it('stands between the quotations and the sources, before the numbers in which they differ', () => {
    const blocks = blocksOf({
      coverage: coverage(4, 3),
      findings: [findingWith('It left 14 dead.'), findingWith('It left 12 dead.', 2)],
      sources: [sourceWith(), sourceWith({ n: 2 })],
      disagreement: {
        values: [
          { value: '14 dead', source: 1, publishedAt: null },
          { value: '12 dead', source: 2, publishedAt: null },
        ],
      },
      undatedLeftOut: 2,
    });
    expect(blocks.map((block) => block.split(/[ :*]/)[0])).toEqual(['>', '>', '🗞️', '⚖️', '', '2']);
    expect(blocks[2]).toBe(line);
  });

  it('is said of what is only near', () => {
    const blocks = blocksOf({ verdict: 'nearest', coverage: coverage(4, 3) });
    expect(blocks[0]).toContain('Not sure.');
    expect(blocks).toContain(line);
  });

  it('is not said where nothing is quoted', () => {
    const findings = [findingWith('*'.repeat(4_000))];
    for (const parts of [{ findings }, { verdict: 'nothing', findings: [], sources: [] } as const])
      expect(blocksOf({ ...parts, coverage: coverage(4, 3) })).not.toContain(line);
  });
});
