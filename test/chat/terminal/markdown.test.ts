import { describe, expect, it } from 'vitest';
import { markdownParagraphs } from '../../../src/chat/terminal/markdown.js';
import { displayWidth, layOut } from '../../../src/chat/terminal/styled-text.js';
import { processorMs } from '../../processor-time.js';

const plain = (markdown: string, width = Infinity) =>
  layOut(markdownParagraphs(markdown), { width, useColour: false });
const coloured = (markdown: string) =>
  layOut(markdownParagraphs(markdown), { width: Infinity, useColour: true }).replaceAll('\u001b', '␛');

describe('Discord Markdown in a terminal', () => {
  it.each([
    ['plain words', 'plain words'],
    ['**bold** and *slanted* and __under__ and ~~gone~~', 'bold and slanted and under and gone'],
    ['_slanted_ but snake_case_name', 'slanted but snake_case_name'],
    ['2 * 3 * 4', '2 * 3 * 4'],
    ['***both***', 'both'],
    ['||spoiler||', 'spoiler'],
    ['`code *not* slanted`', 'code *not* slanted'],
    [String.raw`\*\*not bold\*\*`, '**not bold**'],
    [String.raw`a\_b \[1\] \> \# \- 3\. \\`, String.raw`a_b [1] > # - 3. \ `.trimEnd()],
    [String.raw`a \n stays`, String.raw`a \n stays`],
    [String.raw`https\://example.org`, 'https://example.org'],
    ['[Harbour reopens](https://example.org/a)', 'Harbour reopens (https://example.org/a)'],
    ['[Harbour](<https://example.org/a>)', 'Harbour (https://example.org/a)'],
    [String.raw`[A \[bracket\]](https://example.org/a)`, 'A [bracket] (https://example.org/a)'],
    ['[https://example.org/a](https://example.org/a)', 'https://example.org/a'],
    ['[click](javascript:alert(1))', '[click](javascript:alert(1))'],
    ['<https://example.org/x>', 'https://example.org/x'],
    ['see https://example.org/a_b_c.', 'see https://example.org/a_b_c.'],
    ['> quoted\n> twice', '│ quoted\n│ twice'],
    ['>', '│ '],
    ['>>> all\nof it', '│ all\n│ of it'],
    [String.raw`\> not quoted`, '> not quoted'],
    ['# Head\n-# small', 'Head\nsmall'],
    ['#hashtag', '#hashtag'],
    ['- one\n  * two', '• one\n  • two'],
    ['```\n**as it is**\n```', '  **as it is**'],
    ['<t:0>', '1970-01-01 00:00'],
    ['<t:9999999999999>', '<t:9999999999999>'],
    ['**never closed', '**never closed'],
    ['', ''],
  ])('shows %j as %j', (markdown, shown) => {
    expect(plain(markdown)).toBe(shown);
  });

  it('becomes ANSI where there is colour', () => {
    expect(coloured('a **b** c')).toBe('a ␛[1mb␛[22m c');
    expect(coloured('> *b*')).toBe('␛[2m│ ␛[22m␛[3mb␛[23m');
    expect(coloured('-# **b**')).toContain('b');
  });

  it('wraps between words, and after the mark of a quote', () => {
    expect(plain('> one two three four five', 12)).toBe('│ one two\n│ three four\n│ five');
    expect(plain('a verylongwordthatdoesnotfit b', 10)).toBe('a\nverylongwordthatdoesnotfit\nb');
  });

  it.each([
    ['\u001b[2J\u001b]0;title\u0007gone', '[2J]0;titlegone'],
    ['a\u0007\u0008\u007f\u009b31mb', 'a31mb'],
    ['over\rwritten', 'over\nwritten'],
    ['left\u202eright\u2066x\u2069', 'leftrightx'],
    ['**\u001b[31mred**', '[31mred'],
    ['[label\u001b[8m](https://example.org/\u001b[8m)', 'label[8m (https://example.org/[8m)'],
  ])('takes the control characters out of %j', (hostile, shown) => {
    // oxlint-disable-next-line no-control-regex -- what must not be there
    expect(plain(hostile)).not.toMatch(/[\u001b\u0007\u0008\u007f\u009b\r]/);
    expect(plain(hostile)).toBe(shown);
  });

  it('is quick with hostile text', () => {
    for (const piece of ['**', '_', '[', '`', '~~', '||', '\\', '[a](', '*a'])
      expect(processorMs(() => plain(piece.repeat(2000)))).toBeLessThan(1_000);
  });
});

describe('displayWidth', () => {
  it.each([
    ['abc', 3],
    ['é', 1],
    ['e\u0301', 1],
    ['日本', 4],
    ['🇹🇷', 2],
    ['👩‍🚀', 2],
    ['\u200b', 0],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});
