import { describe, expect, it } from 'vitest';
import { foreignIn } from './harm-in.js';

describe('what is not the bot’s doing', () => {
  it.each([
    '@everyone',
    '<@1>',
    '<@!12>',
    '<@&3>',
    '<#4>',
    '</ask:5>',
    '<t:1700000000:R>',
    '<:x:6>',
    ':smile:',
    '<id:home>',
    '[x](https://evil.example)',
    'see https://evil.example/a_b',
    'discord.gg/abc',
    '<a@b.example>',
    '||hidden||',
    '~~gone~~',
    '__under__',
    '```js\nx```',
    '```\nTI  - a title that ends it ``` @everyone\n```',
    '# Heading',
    '**in bold @here**',
    '[label :smile: of](https://good.example)',
  ])('%s is seen', (markdown) => {
    expect(foreignIn(markdown)).not.toEqual([]);
  });

  it.each([
    '\\@everyone \\<\\@1\\> \\[x\\]\\(https\\:\\/\\/evil.example\\)',
    '> **bold** of a quotation [1]',
    '[1] [Title](https://evil.example/a#:~:text=b). Outlet',
    '`r1234567` · 1 person · <#123456789> · <t:1700000001:F>',
    '-# small text',
    '```\nTI  - @everyone <@1> ||x||\n```',
    '</ask:123456789>',
  ])('%s is the bot’s own', (markdown) => {
    expect(foreignIn(markdown)).toEqual([]);
  });
});
