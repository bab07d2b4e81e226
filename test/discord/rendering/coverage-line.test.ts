import { describe, expect, it } from 'vitest';
import type { Answer, Coverage } from '../../../src/archive/answer.js';
import { checkQuotations } from '../../../src/discord/rendering/check-quotations.js';
import { coverageLine } from '../../../src/discord/rendering/coverage-line.js';
import { renderAnswer } from '../../../src/discord/rendering/render-answer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';

function coverage(articles: number, independentOutlets: number): Coverage {
  return { story: 'sk3v9q2xw', articles, independentOutlets };
}

function blocksOf(parts: Partial<Answer>): readonly string[] {
  const answer = answerWith(parts);
  const rendered = renderAnswer(answer);
  expect(checkQuotations(answer, rendered)).toEqual([]);
  return (rendered.message.embeds[0]?.description ?? '').split('\n\n');
}

const line = 'This event is in 4 articles, of 3 independent outlets.';

describe('who else tells of the event', () => {
  it.each([
    [4, 3, line],
    [2, 1, 'This event is in 2 articles, of 1 independent outlet.'],
    [2, 0, 'This event is in 2 articles, none of them fetched from its outlet.'],
    [1_200, 1_100, 'This event is in 1,200 articles, of 1,100 independent outlets.'],
    [1, 1, null],
    [0, 0, null],
  ])('%i articles of %i outlets', (articles, outlets, expected) => {
    expect(coverageLine(coverage(articles, outlets))).toBe(expected);
  });

  it('is not said where nobody does, and not asked of an answer of an earlier build', () => {
    expect(coverageLine(null)).toBeNull();
    const earlier: Partial<Answer> = { coverage: undefined as never };
    expect(blocksOf(earlier)).toEqual(blocksOf({ coverage: null }));
  });

  it('stands between the quotations, with the numbers in which they differ, and the sources', () => {
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
    expect(blocks.map((block) => block.split(/[ :*]/)[0])).toEqual(['>', '>', 'Sources', 'This', '', '2']);
    expect(blocks[3]).toBe(line);
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
