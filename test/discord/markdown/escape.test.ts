import { describe, expect, it } from 'vitest';
import { quoteMarkdown, unquoteMarkdown } from '../../../src/discord/markdown/escape.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

describe('quoteMarkdown', () => {
  it.each([
    ['Plain words, and a comma.', 'Plain words, and a comma.'],
    ['“Quoted”, he said – twice.', '“Quoted”, he said – twice.'],
    ['two * three * four', 'two \\* three \\* four'],
    ['snake_case_word', 'snake\\_case\\_word'],
    ['C:\\temp', 'C\\:\\\\temp'],
    ['@everyone', '\\@everyone'],
    ['<@1> and <@&2>', '\\<\\@1\\> and \\<\\@&2\\>'],
    ['</ask:1>', '\\<\\/ask\\:1\\>'],
    ['https://news.example/a', 'https\\:\\/\\/news.example\\/a'],
    ['discord.gg/abc', 'discord.gg\\/abc'],
    ['[here](x)', '\\[here\\](x)'],
    ['- first\n- second - third', '\\- first\n\\- second - third'],
    ['1. first\n 12) second 3. third', '1\\. first\n 12\\) second 3. third'],
    ['# head\n-# small', '\\# head\n\\-\\# small'],
    ['> quote', '\\> quote'],
    ['In 2024.', 'In 2024.'],
    ['2024.', '2024\\.'],
  ])('%j becomes %j', (slice, markdown) => {
    expect(quoteMarkdown(slice)).toBe(markdown);
    expect(unquoteMarkdown(markdown)).toBe(slice);
  });

  it('sets a part in bold, also beside asterisks', () => {
    const markdown = quoteMarkdown('*a* b. It rained. *c*', [{ start: 7, end: 17 }]);
    expect(markdown).toBe('\\*a\\* b. **It rained.** \\*c\\*');
    expect(unquoteMarkdown(markdown ?? '')).toBe('*a* b. It rained. *c*');
  });

  it.each([
    ['a right-to-left override', 'safe \u202Egnp.exe'],
    ['an isolate', 'a \u2066b\u2069'],
    ['a zero-width space', 'zero\u200Bwidth'],
    ['a soft hyphen', 'soft\u00ADhyphen'],
    ['a byte order mark', '\uFEFFtext'],
    ['a joiner between Latin letters', 'pay\u200Dpal'],
    ['a control character', 'bell\u0007'],
    ['an escape sequence', '\u001B[31mred'],
    ['a carriage return', 'a\rb'],
    ['a line separator', 'a\u2028# b'],
    ['a lone surrogate', 'a\uD83Db'],
    ['a tag character', 'a\u{E0041}b'],
    ['a filler', 'a\u3164b'],
    ['a blank that is no space', 'a\u2800b'],
    ['marks piled on a letter', `a${'\u0301'.repeat(9)}`],
  ])('refuses %s', (_, slice) => {
    expect(quoteMarkdown(slice)).toBeNull();
  });

  it.each([
    ['Arabic', 'قال الوزير إن الاجتماع انتهى'],
    ['Persian with its joiner', 'می\u200Cخواهم'],
    ['Hindi', 'हिन्दी समाचार'],
    ['a family of emoji', '👨\u200D👩\u200D👧'],
    ['an emoji with a selector', '❤\uFE0F'],
    ['Vietnamese, decomposed', 'Vie\u0323\u0302t Nam'],
    ['Japanese', '外相は木曜日に会談した。'],
  ])('quotes %s', (_, slice) => {
    expect(quoteMarkdown(slice)).toBe(slice);
  });
});

describe('unquoteMarkdown', () => {
  it.each([
    ['a bare mention', '<@1>'],
    ['a bare asterisk', 'a * b'],
    ['a bare list', '- a'],
    ['a link', '[a](b)'],
    ['a superfluous escape', 'a\\, b'],
    ['an unpaired bold mark', 'a ** b'],
    ['a trailing backslash', 'a\\'],
    ['an invisible character', 'a\u200Bb'],
  ])('takes no text with %s', (_, markdown) => {
    expect(unquoteMarkdown(markdown)).toBeNull();
  });
});

describe('hostile text', () => {
  it('comes back as it was, and shows as nothing but letters', () => {
    const failing = hostileTexts(20241213, 6000).filter((slice) => {
      const markdown = quoteMarkdown(slice);
      if (markdown === null || unquoteMarkdown(markdown) !== slice) return true;
      const shown = showAsDiscord(markdown);
      return shown.rules.length > 0 || shown.text !== slice;
    });
    expect(failing).toEqual([]);
  });

  it('would show as something else if it were not escaped', () => {
    const fired = new Set(hostileTexts(7, 6000).flatMap((slice) => showAsDiscord(slice).rules));
    expect([...fired].sort()).toEqual(
      [
        'automatic link',
        'block quote',
        'bold',
        'channel mention',
        'code',
        'code block',
        'command',
        'emoji',
        'emoji code',
        'everyone',
        'guild navigation',
        'heading',
        'invite',
        'italic',
        'link',
        'list',
        'mail or phone link',
        'masked link',
        'role mention',
        'small text',
        'spoiler',
        'struck out',
        'timestamp',
        'underline',
        'user mention',
      ].sort(),
    );
  });

  it('comes back as it was with a part of it in bold', () => {
    const failing = hostileTexts(99, 3000).filter((slice) => {
      const start = Math.floor(slice.length / 3);
      const markdown = quoteMarkdown(slice, [{ start, end: start + 1 }]);
      const bare = quoteMarkdown(slice);
      return (
        markdown === null ||
        bare === null ||
        markdown.length !== bare.length + 4 ||
        unquoteMarkdown(markdown) !== slice
      );
    });
    expect(failing).toEqual([]);
  });
});
