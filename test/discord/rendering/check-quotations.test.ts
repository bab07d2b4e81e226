import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { checkedAnswer, type AnswerRenderer } from '../../../src/discord/rendering/checked-answer.js';
import { readQuotations } from '../../../src/discord/markdown/quotation-block.js';
import { renderAnswer, type RenderedAnswer } from '../../../src/discord/rendering/render-answer.js';
import { defectsIn, english, renderInEnglish } from '../english-answer.js';
import { answerWith, findingWith, sourceWith } from '../answer-fixtures.js';

const answer = answerWith({
  findings: [
    findingWith('The *new* bridge opens on Friday.\n\nIt is free.', 1, 'It is free.'),
    { ...findingWith('Trams cross it from Monday.', 2), speaker: 'Ada Lund' },
  ],
  sources: [sourceWith(), sourceWith({ n: 2 })],
});

/** The rendered answer after somebody changed its text. */
function tampered(change: (text: string) => string, rendered = renderInEnglish(answer)): RenderedAnswer {
  const embeds = rendered.message.embeds.map((embed) => ({
    ...embed,
    description: change(embed.description ?? ''),
  }));
  return { ...rendered, message: { ...rendered.message, embeds } };
}

const misquoting: AnswerRenderer = (given, view) =>
  tampered((text) => text.replace('Friday', 'Sunday'), renderAnswer(given, view));

const inventing: AnswerRenderer = (given, view) =>
  tampered((text) => `${text}\n\n> Never said. [1]`, renderAnswer(given, view));

describe('checkQuotations', () => {
  it('finds nothing wrong with what was rendered', () => {
    expect(defectsIn(answer, renderInEnglish(answer))).toEqual([]);
  });

  it.each([
    ['a changed word', 'Friday', 'Sunday', 0, 'differs'],
    ['a word less', 'new\\* ', 'new\\*', 0, 'differs'],
    ['a lost paragraph', '> \n', '', 0, 'differs'],
    ['an escape less', '\\*new', '*new', 0, 'differs'],
    ['a lost number', ' [1]\n', '\n', 0, 'differs'],
    ['another outlet', '-# The Quayside Post', '-# The Quayside Mail', 0, 'another outlet'],
    ['another date', 'Post · 13 Dec', 'Post · 14 Dec', 0, 'another outlet'],
    ['a link to other words', 'text=The%20%2Anew', 'text=The%20%2Aold', 0, 'no source'],
    ['another number', 'Lund] [2]', 'Lund] [1]', 1, 'another source'],
    ['another speaker', 'Ada Lund', 'Bo Kvist', 1, 'another speaker'],
    [
      'a speaker where there is none',
      'It is free.** [1]',
      'It is free.** [speaker: Bo Kvist] [1]',
      0,
      'another speaker',
    ],
    ['a speaker who is formatted', 'Ada Lund', '__Ada Lund__', 1, 'differs'],
    ['an ellipsis', 'Trams cross it from **Monday**.', 'Trams cross it …', 1, 'differs'],
    ['a source line less', '\n[2] [Harbour', '\n[Harbour', 1, 'no source'],
    ['a source line of something else', 'part 2](', 'part 3](', 1, 'no source'],
    [
      'a quotation less',
      '> Trams cross it from **Monday**. [speaker: Ada Lund] [2]',
      '',
      1,
      'not in the message',
    ],
    ['a quotation more', '**Sources**', '> Never said. [1]\n\n**Sources**', null, 'no finding'],
  ])('notices %s', (_, before, after, finding, problem) => {
    const changed = tampered((text) => text.replace(before, after));
    expect(changed).not.toEqual(renderInEnglish(answer));
    const defects = defectsIn(answer, changed);
    expect(defects).toHaveLength(1);
    expect(defects[0]?.finding).toBe(finding);
    expect(defects[0]?.problem).toContain(problem);
  });

  it('notices a quotation that stands in the content of the message', () => {
    const rendered = renderInEnglish(answer);
    const message = { ...rendered.message, content: '> Never said. [1]' };
    expect(defectsIn(answer, { ...rendered, message }).length).toBeGreaterThan(0);
  });
});

describe('checkedAnswer', () => {
  it('leaves out the finding that failed, and logs the defect without its text', () => {
    const lines: string[] = [];
    const logger = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
    const message = checkedAnswer(answer, { wording: english }, logger, misquoting);
    expect(readQuotations(message.embeds[0]?.description ?? '')).toEqual([
      { source: 2, slice: 'Trams cross it from Monday.', speaker: 'Ada Lund' },
    ]);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({ level: 50, answer: answer.id, finding: 0 });
    expect(lines[0]).not.toContain('Friday');
  });

  it('sends nothing where leaving out does not help', () => {
    expect(() => checkedAnswer(answer, { wording: english }, pino({ level: 'silent' }), inventing)).toThrow(
      answer.id,
    );
  });
});
