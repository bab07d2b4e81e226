import { describe, expect, it } from 'vitest';
import { areQuotationsOf } from '../../../src/discord/rendering/listed-quotations.js';
import { botMessage } from '../../../src/discord/rendering/message.js';
import { answerWith, findingWith } from '../answer-fixtures.js';

const answer = answerWith({ findings: [{ ...findingWith('“It left 14 dead,” she said.'), speaker: 'Ada' }] });
const listed = (description: string) => botMessage({ embeds: [{ description }] });

describe('quotations in a list of sources', () => {
  it.each([
    ['[1] Harbour bridge opens.'],
    ['[1] Harbour bridge opens.\n> “It left 14 dead,” she said. [1]'],
    ['[1] Harbour bridge opens.\n> “It left 14 dead,” she said. [speaker: Ada] [1]'],
  ])('are those of the answer: %#', (description) => {
    expect(areQuotationsOf(answer, listed(description))).toBe(true);
  });

  it.each([
    ['other words', '> “It left 15 dead,” she said. [1]'],
    ['another source', '> “It left 14 dead,” she said. [2]'],
    ['another speaker', '> “It left 14 dead,” she said. [speaker: Bo] [1]'],
    ['words with a mark of their own', '> “It left **14** dead”, she said. [1]'],
  ])('are not with %s', (_, block) => {
    expect(areQuotationsOf(answer, listed(`[1] Harbour bridge opens.\n${block}`))).toBe(false);
  });
});
