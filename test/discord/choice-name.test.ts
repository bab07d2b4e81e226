import { describe, expect, it } from 'vitest';
import { articleChoices } from '../../src/discord/article-choices.js';
import { choiceName } from '../../src/discord/choice-name.js';
import { wordingIn } from '../../src/locales/wording.js';

describe('choiceName', () => {
  it.each([
    ['a title', 'a title'],
    [' two\n lines ', 'two lines'],
    ['**as** it stands', '**as** it stands'],
    ['evil \u202Egpj.exe\u202C', 'evil gpj.exe'],
    ['in\u200Bvis\u00ADible', 'invisible'],
    ['\u200B\u2060 ', ''],
    ['half \uD83D', 'half'],
  ])('%j is offered as %j', (text, name) => {
    expect(choiceName(text)).toBe(name);
  });

  it.each([99, 100, 101, 102])('cuts no character in two, with %i units before it', (count) => {
    const name = choiceName(`${'x'.repeat(count - 3)}😀😀😀`);
    expect(name).not.toMatch(/\p{Cs}/u);
    expect(name.length).toBeLessThanOrEqual(100);
    expect(name.length).toBeGreaterThan(96);
  });
});

it.each([
  [{ title: '😀'.repeat(80), outlet: '😀'.repeat(60) }, /^😀+… · 😀+…$/u],
  [{ title: 'x'.repeat(300), outlet: null }, /^x{99}…$/],
  [{ title: '\u200B', outlet: null }, /^Untitled article$/],
  [{ title: null, outlet: 'Post' }, /^Untitled article · Post$/],
])('an article is offered in what Discord takes: %#', (facts, wanted) => {
  const [choice] = articleChoices([{ id: 'a1', publishedAt: null, ...facts }], wordingIn('en'));
  expect(choice?.name).toMatch(wanted);
  expect(choice?.name.length).toBeLessThanOrEqual(100);
});
