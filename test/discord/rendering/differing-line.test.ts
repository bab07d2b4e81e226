import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Answer, DisputedValue } from '../../../src/archive/answer.js';
import { checkedAnswer } from '../../../src/discord/rendering/checked-answer.js';
import { differingLine, readDiffering } from '../../../src/discord/rendering/differing-line.js';
import { defectsIn, english, renderInEnglish } from '../english-answer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

const values: readonly DisputedValue[] = [
  { value: '12 dead', source: 2, publishedAt: '2024-12-13' },
  { value: 'at least 14 people', source: 1, publishedAt: '2024-12-15T23:59:00Z' },
];
const answer = answerWith({
  findings: [findingWith('The crash killed at least 14 people.'), findingWith('It left 12 dead.', 2)],
  sources: [sourceWith(), sourceWith({ n: 2 })],
  disagreement: { values },
});
const all = [0, 1];

function descriptionOf(given: Answer): string {
  return renderInEnglish(given).message.embeds[0]?.description ?? '';
}

function disputing(disputed: readonly DisputedValue[]): Answer {
  return { ...answer, disagreement: { values: disputed } };
}

describe('numbers that differ', () => {
  it('stand in one line between the quotations and the sources', () => {
    expect(descriptionOf(answer).split('\n\n').slice(0, 3)).toEqual([
      '> The crash killed at least 14 people. [1]\n-# The Quayside Post · 13 Dec 2024',
      '> It left 12 dead. [2]\n-# The Quayside Post · 13 Dec 2024',
      '⚖️ Sources differ: **12 dead** [2], 13 Dec 2024 · **at least 14 people** [1], 15 Dec 2024',
    ]);
    expect(defectsIn(answer, renderInEnglish(answer))).toEqual([]);
  });

  it.each([null, '[x](y)', '2024-13-01'])('are undated where the date is %j', (publishedAt) => {
    const line = differingLine(disputing(values.map((value) => ({ ...value, publishedAt }))), all, english);
    expect(line).toBe('⚖️ Sources differ: **12 dead** [2], undated · **at least 14 people** [1], undated');
  });

  it('are read back as they stand', () => {
    const line = differingLine(answer, all, english) ?? '';
    expect(readDiffering(`Before\n${line}\nAfter`)).toEqual(
      values.map(({ value, source }) => ({ value, source })),
    );
    expect(readDiffering('> ⚖️ Sources differ: 12')).toEqual([]);
  });

  it.each([
    ['nothing differs', answerWith(), all],
    ['a build that compared none gave the answer', { ...answer, disagreement: undefined as never }, all],
    ['one of the quotations is not shown', answer, [0]],
    ['no quotation holds the number', disputing([values[0]!, { ...values[1]!, value: '15 people' }]), all],
    ['another source holds it', disputing([values[0]!, { ...values[1]!, source: 2 }]), all],
    ['only one is left', disputing([values[0]!]), all],
  ])('are not shown where %s', (_, given, quoted) => {
    expect(differingLine(given, quoted, english)).toBeNull();
  });

  it('keep within a message that is full', () => {
    const long = `${'Nobody came to the pier that night. '.repeat(50)}It left 12 dead.`;
    const findings = [findingWith('The crash killed at least 14 people.'), findingWith(long, 2)];
    const fillers = Array.from({ length: 4 }, () => findingWith('And so on. '.repeat(90)));
    const text = descriptionOf({ ...answer, findings: [...findings, ...fillers] });
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(text).toContain('Sources differ: ');
  });

  it('do nothing but stand there, whatever they are', () => {
    const failing = hostileTexts(908, 800).filter((text) => {
      const value = text.trim();
      if (value === '') return false;
      const findings = [findingWith(`It left ${value} dead.`), findingWith('It left 12 dead.', 2)];
      const disputed = [values[0]!, { value, source: 1, publishedAt: value }];
      const given = { ...answer, findings, disagreement: { values: disputed } };
      const rendered = renderInEnglish(given);
      const rules = showAsDiscord(rendered.message.embeds[0]?.description ?? '').rules;
      const unexpected = rules.filter(
        (rule) => !['block quote', 'bold', 'masked link', 'small text'].includes(rule),
      );
      const links = rules.filter((rule) => rule === 'masked link').length;
      return unexpected.length > 0 || links > 2 || defectsIn(given, rendered).length > 0;
    });
    expect(failing).toEqual([]);
  });
});

describe('a line that was changed', () => {
  it.each([
    ['another number', '**12 dead**', '**13 dead**', null],
    ['another source', '**12 dead** [2]', '**12 dead** [1]', null],
    ['no bold', '**12 dead**', '12 dead', null],
    ['a link', '[2], 13 Dec', '[2](https://evil.example), 13 Dec', null],
    ['a third number', '13 Dec 2024 ·', '13 Dec 2024 · **14 people** [1], 13 Dec 2024 ·', 0],
  ])('is noticed: %s', (_, before, after, finding) => {
    const rendered = renderInEnglish(answer);
    const [embed] = rendered.message.embeds;
    const description = embed?.description?.replace(before, after) ?? '';
    expect(description).not.toBe(embed?.description);
    const changed = { ...rendered, message: { ...rendered.message, embeds: [{ ...embed, description }] } };
    const defects = defectsIn(answer, changed);
    expect(defects.map((defect) => defect.finding)).toEqual([finding]);
    expect(defects[0]?.problem).toContain('number');
  });

  it('goes where one of its quotations cannot be shown', () => {
    const hidden = { ...answer, findings: [answer.findings[0]!, findingWith('It left 12 dead.\u202E', 2)] };
    const message = checkedAnswer(hidden, { wording: english }, pino({ level: 'silent' }));
    expect(message.embeds[0]?.description).not.toContain('Sources differ');
  });
});
