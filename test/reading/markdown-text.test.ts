import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.js';
import { readMarkdown } from '../../src/reading/markdown-text.js';
import { processorMs } from '../processor-time.js';

describe('readMarkdown', () => {
  test('front matter', () => {
    const markdown =
      '---\ntitle: "Bridge: open"\noutlet: Quayside Post\npublished: 2024-05-03\nauthor: Ana Vale\nurl: https://q.example/a\nlanguage: en\n---\nIt is open.\n';
    expect(readMarkdown('a.md', markdown)).toEqual({
      facts: {
        title: 'Bridge: open',
        outlet: 'Quayside Post',
        authors: ['Ana Vale'],
        publishedAt: '2024-05-03',
        modifiedAt: null,
        url: 'https://q.example/a',
      },
      language: 'en',
      text: 'It is open.',
    });
  });

  test('a first heading is the title', () => {
    expect(readMarkdown('a.md', '# The *bridge*\n\nIt is open.')).toMatchObject({
      facts: { title: 'The bridge' },
      text: 'It is open.',
    });
    expect(readMarkdown('a.md', 'The bridge\n==========\n\nIt is open.')).toMatchObject({
      facts: { title: 'The bridge' },
      text: 'It is open.',
    });
    expect(readMarkdown('a.md', '\n # The bridge ##\r\n')).toMatchObject({
      facts: { title: 'The bridge' },
      text: '',
    });
    expect(readMarkdown('a.md', 'It is open.').facts.title).toBeNull();
    expect(readMarkdown('a.md', '')).toMatchObject({ facts: { title: null }, text: '' });
  });

  test.each([
    ['marks', 'It is **open** and _new_ and `free` and ~~shut~~.', 'It is open and new and free and shut.'],
    [
      'links',
      'See [the bridge](https://q.example/a "t") and ![a picture](p.jpg)<https://q.example>.',
      'See the bridge and https://q.example.',
    ],
    ['reference links', 'See [the bridge][1].\n\n[1]: https://q.example/a', 'See the bridge.'],
    ['wrapped lines', 'It is open\nsince Monday.\n\nIt is free.', 'It is open since Monday.\n\nIt is free.'],
    ['headings', 'It is open.\n\n## Cost ##\nIt is free.', 'It is open.\n\nCost\n\nIt is free.'],
    [
      'lists',
      'Open:\n- Monday\n- Tuesday,\n  at noon\n\n1. First',
      'Open:\n\n• Monday\n\n• Tuesday, at noon\n\n1. First',
    ],
    ['quotes', '> It is open,\n> he said.', 'It is open, he said.'],
    [
      'rules and comments',
      'It is open.\n\n---\n\n<!-- hidden\nwords -->\n\nIt is free.',
      'It is open.\n\nIt is free.',
    ],
    ['tables', '| Day | Hours |\n|-----|-------|\n| Monday | ten to six |', 'Day Hours\n\nMonday ten to six'],
    ['escapes', 'It costs 3\\*4 \\[sic\\].', 'It costs 3*4 [sic].'],
    ['marks that close nothing', '**a **b** c ~~d and 2 ** 3 ** 4 __e__.', '**a b c ~~d and 2 ** 3 ** 4 e.'],
    ['marks in marks', '***a*** and **b _c_ d** and **__e__**', 'a and b c d and e'],
    ['brackets in an address', 'See [Orn](https://q.example/Orn_(river)).', 'See Orn.'],
    ['a comment without end', 'It is <!-- open.', 'It is <!-- open.'],
    ['a long comment', `It <!-- ${'hidden '.repeat(2_000)}-->is open.`, 'It is open.'],
    ['tags', 'It is <b>open</b><br/>.', 'It is open.'],
    ['stars and lines in words', 'snake_case_name costs 3 * 4 * 5.', 'snake_case_name costs 3 * 4 * 5.'],
    ['a hard break', 'It is open.  \nIt is free.', 'It is open.\n\nIt is free.'],
  ])('%s', (_name, markdown, expected) => {
    expect(readMarkdown('a.md', markdown).text).toBe(expected);
  });

  test.each([
    ['no YAML', '---\ntitle: "open\n---\nx'],
    ['a date that is none', '---\ndate: on Friday\n---\nx'],
    ['a bomb of aliases', '---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nx'],
  ])('refuses %s', (_name, markdown) => {
    expect(() => readMarkdown('a.md', markdown)).toThrow(UserError);
  });

  test.each([
    '---\n---\nIt is open.',
    '---\njust words\n---\nIt is open.',
    '---\n- a list\n---\nIt is open.',
  ])('front matter that says nothing: %j', (markdown) => {
    expect(readMarkdown('a.md', markdown)).toMatchObject({ facts: { title: null }, text: 'It is open.' });
  });

  const gap = ' '.repeat(399_000);

  test.each(
    (
      '<!--|![a](|[a](|**a |`|_a |> |# |[|![|*|_|__a |~~|**a|<|<a |<https://a|[a][|[a](b(|- |=|\\|' +
      '--|[a]: \n|```|---\n|> \n|<!-- a -->|[a](b "c" '
    )
      .split('|')
      .concat('| ', '|', '|--'),
  )('400,000 characters of %j cost little', (part) => {
    expect(costOf(part.repeat(400_000 / part.length))).toBeLessThan(300);
  });

  test.each([
    ['a heading', `# a${gap}b`],
    ['a table', `| a${gap}b`],
    ['a paragraph', `a${gap}b`],
    ['a link', `[a](${gap}b`],
    ['a rule', `***${gap}b`],
    ['a quotation', `>${gap}b`],
  ])('a long gap in %s costs little', (_name, markdown) => {
    expect(costOf(markdown)).toBeLessThan(300);
  });
});

const costOf = (markdown: string): number => processorMs(() => readMarkdown('a.md', markdown));
