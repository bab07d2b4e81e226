import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/archive/answer.js';
import { embedLimits } from '../../src/discord/rendering/message.js';
import { readQuotations } from '../../src/discord/markdown/quotation-block.js';
import { defectsIn, renderInEnglish } from './english-answer.js';
import { answerWith, findingWith, sourceWith } from './answer-fixtures.js';

const describeAnswer = (answer: Answer): string =>
  renderInEnglish(answer).message.embeds[0]?.description ?? '';

/** A sentence of so many words. */
const words = (count: number, word = 'harbour'): string =>
  `${Array.from({ length: count }, () => word).join(' ')}.`;

describe('Discord’s limits', () => {
  const manySources = Array.from({ length: 20 }, (_, index) => sourceWith({ n: index + 1 }));
  const table: readonly [string, Partial<Answer>, number][] = [
    [
      'twenty findings of sixty words',
      { findings: manySources.map(({ n }) => findingWith(words(60), n)), sources: manySources },
      4,
    ],
    [
      'twenty short findings',
      { findings: manySources.map(({ n }) => findingWith(words(4), n)), sources: manySources },
      4,
    ],
    ['a question of 6,000 characters', { question: words(900) }, 1],
    [
      'titles, outlets and file names of 5,000 characters',
      {
        sources: [
          sourceWith({
            title: words(700, '[*]'),
            outlet: words(700, '_'),
            provenance: { kind: 'file', fileName: words(700, '|'), by: null },
          }),
        ],
      },
      1,
    ],
    [
      'a URL of 5,000 characters',
      { sources: [sourceWith({ url: `https://a.example/${'x'.repeat(5000)}` })] },
      1,
    ],
    ['a quotation of nothing but Markdown', { findings: [findingWith('*'.repeat(1700))] }, 1],
    [
      'a filter of 5,000 characters',
      { filters: { since: '2024-01-01', until: null, outlet: words(700, '<@1>') }, undatedLeftOut: 7 },
      1,
    ],
    ['words of 300 characters', { findings: [findingWith(words(60, 'x'.repeat(300)))] }, 0],
  ];

  it.each(table)('are kept by %s', (_, parts, leastQuotations) => {
    const coverage = { story: 's1', articles: 1_234_567, independentOutlets: 0 };
    const answer = answerWith({ coverage, ...parts });
    const rendered = renderInEnglish(answer);
    const [embed] = rendered.message.embeds;
    const texts = [embed?.title, embed?.description, embed?.footer?.text].map((text) => text ?? '');
    expect(texts[0]?.length).toBeLessThanOrEqual(embedLimits.title);
    expect(texts[1]?.length).toBeLessThanOrEqual(embedLimits.description);
    expect(texts.join('').length).toBeLessThanOrEqual(embedLimits.total);
    expect(rendered.quoted.length).toBeGreaterThanOrEqual(leastQuotations);
    expect(defectsIn(answer, rendered)).toEqual([]);
  });

  it('are kept by every page, and every finding stands on one of them', () => {
    const answer = answerWith({
      findings: manySources.map(({ n }) => findingWith(words(n === 7 ? 400 : n * 5, `harbour${n}`), n)),
      sources: manySources,
    });
    const { pages } = renderInEnglish(answer);
    const shown = Array.from({ length: pages }, (_, page) => renderInEnglish(answer, { page }));
    for (const [page, rendered] of shown.entries()) {
      const [embed] = rendered.message.embeds;
      expect(rendered.page).toBe(page);
      expect(embed?.description?.length).toBeLessThanOrEqual(embedLimits.description);
      expect(rendered.quoted.length).toBeLessThanOrEqual(4);
      expect(defectsIn(answer, rendered)).toEqual([]);
    }
    expect(shown.flatMap(({ quoted }) => quoted)).toEqual([...answer.findings.keys()]);
    expect(renderInEnglish(answer, { page: 99 })).toEqual(shown.at(-1));
  });

  it('quotes the key sentence alone where the whole does not fit', () => {
    const key = 'The bridge opens on Friday.';
    const answer = answerWith({ findings: [findingWith(`${words(900)} ${key}`, 1, key)] });
    expect(readQuotations(describeAnswer(answer))).toEqual([{ source: 1, slice: key, speaker: null }]);
  });

  it('says where to read it where not even that fits', () => {
    const text = describeAnswer(answerWith({ findings: [findingWith(words(900))] }));
    expect(readQuotations(text)).toEqual([]);
    expect(text).toContain('Read it at [1].');
    expect(text).toContain('](https://quayside.example/bridge/1)');
  });
});
