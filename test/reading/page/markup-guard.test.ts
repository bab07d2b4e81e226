import { describe, expect, test } from 'vitest';
import { checkMarkup } from '../../../src/reading/page/markup-guard.js';

describe('checkMarkup', () => {
  test.each([
    ['an ordinary page', '<html><body><div><p>One<p>Two<br><img src=a></div></body></html>'],
    ['unclosed paragraphs', '<p>x'.repeat(50_000)],
    ['unclosed points of a list', '<ul>' + '<li>x'.repeat(50_000)],
    ['empty elements', '<br>'.repeat(100_000)],
    ['tags in a script', `<script>${'"<div>"'.repeat(50_000)}</script>`],
    ['tags in a comment', `<!--${'<div>'.repeat(50_000)}-->`],
    ['an unclosed comment', `<!--${'<div>'.repeat(50_000)}`],
    ['closing tags alone', '</div>'.repeat(100_000)],
    ['siblings', '<div></div>'.repeat(90_000)],
    ['no markup', '<<<<>>>>'.repeat(10_000)],
  ])('%s may be parsed', (_name, html) => {
    expect(checkMarkup(html)).toBeNull();
  });

  test.each([
    ['nested blocks', '<div>'.repeat(5_000), 'too-deep'],
    ['links, bold and paragraphs', '<a><b><p>'.repeat(1_500), 'too-deep'],
    ['capitals', '<DIV>'.repeat(5_000), 'too-deep'],
    ['other names', Array.from({ length: 5_000 }, (_, index) => `<x${index}>`).join(''), 'too-deep'],
    ['nested tables', '<table><tr><td>'.repeat(1_000), 'too-deep'],
    ['many tags', '<i></i>'.repeat(150_000), 'too-many-tags'],
  ])('%s may not', (_name, html, problem) => {
    expect(checkMarkup(html)).toBe(problem);
  });

  test('10 MB take less than a second', () => {
    const html = '<div class="a">word <b>word</b></div>'.repeat(270_000);
    const started = performance.now();
    checkMarkup(html);
    checkMarkup('<'.repeat(10e6));
    checkMarkup('<script>'.repeat(1e6));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
