import { describe, expect, it } from 'vitest';
import { plainMarkdown } from '../../../src/discord/markdown/plain-markdown.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

describe('plainMarkdown', () => {
  it.each([
    ['Bridge opens', 100, 'Bridge opens'],
    ['  two \n lines\t', 100, 'two lines'],
    ['@everyone <@1>', 100, '\\@everyone \\<\\@1\\>'],
    ['zero\u200Bwidth \u202Eback', 100, 'zerowidth back'],
    ['1. first', 100, '1\\. first'],
    ['', 100, ''],
    ['\u200B\u00A0', 100, ''],
    ['a long title', 8, 'a long…'],
    ['👨\u200D👩\u200D👧 family', 9, '…'],
    ['👨\u200D👩\u200D👧 family', 12, '👨\u200D👩\u200D👧 f…'],
  ])('%j in %i is %j', (text, maximumLength, markdown) => {
    expect(plainMarkdown(text, maximumLength)).toBe(markdown);
  });

  it('never grows longer than it may, and never formats', () => {
    const failing = hostileTexts(31, 3000, 40).filter((text, index) => {
      const maximumLength = 5 + (index % 90);
      const markdown = plainMarkdown(text, maximumLength);
      return (
        markdown.length > maximumLength || markdown.includes('\n') || showAsDiscord(markdown).rules.length > 0
      );
    });
    expect(failing).toEqual([]);
  });
});
