import { describe, expect, it } from 'vitest';
import { maskedLink } from '../../../src/discord/markdown/link.js';
import { linkToText, textDirective } from '../../../src/discord/markdown/text-fragment.js';
import { showAsDiscord } from '../discord-markdown-rules.js';
import { hostileTexts } from '../hostile-text.js';

describe('a directive to a text', () => {
  it.each([
    ['a short one is given whole', 'The bridge opens.', 'text=The%20bridge%20opens'],
    [
      'of a long one both ends',
      '“The new bridge opens on Friday,” said the mayor, who had waited for it.',
      'text=The%20new%20bridge%20opens,had%20waited%20for%20it',
    ],
    [
      'what has a meaning of its own is encoded',
      'Bread, butter & well-worn coats!',
      'text=Bread%2C%20butter%20%26%20well%2Dworn%20coats',
    ],
    ['spaces are one', 'The  bridge\t opens', 'text=The%20bridge%20opens'],
    ['marks at the ends are left off', '(“Open!”)', 'text=Open'],
    [
      'either end keeps to its paragraph',
      'It is so.\n\nNobody had thought that it would be, and then\n\nit was.',
      'text=It%20is%20so,it%20was',
    ],
    ['a Japanese one', '外相は木曜日に会談した。', `text=${encodeURIComponent('外相は木曜日に会談した')}`],
    ['letters beyond the first plane', '𝔸𝔹 ℂ', 'text=%F0%9D%94%B8%F0%9D%94%B9%20%E2%84%82'],
  ])('%s', (_, slice, directive) => {
    expect(textDirective(slice, 400)).toBe(directive);
  });

  it('takes fewer words where there is little room, and none rather than too much', () => {
    const slice =
      'Министр иностранных дел заявил вчера вечером, что переговоры в Осло продолжатся завтра утром';
    expect(textDirective(slice, 400)).toContain(',');
    for (let room = 0; room < 400; room += 10)
      expect(textDirective(slice, room)?.length ?? 0).toBeLessThanOrEqual(room);
    expect(textDirective(slice, 20)).toBeNull();
  });

  it.each(['', ' … ', 'lone \uD83D half', '☃'])('there is none of %j', (slice) => {
    expect(textDirective(slice, 400)).toBeNull();
  });
});

describe('a link to a text', () => {
  it.each([
    ['https://a.example/b', ['It is so.'], 'https://a.example/b#:~:text=It%20is%20so'],
    ['https://a.example/b?c=d#part-2', ['It is so.'], 'https://a.example/b?c=d#:~:text=It%20is%20so'],
    [
      'https://a.example/b',
      ['It is so.', 'And that.'],
      'https://a.example/b#:~:text=It%20is%20so&text=And%20that',
    ],
    ['https://a.example/b#part-2', ['…'], 'https://a.example/b#part-2'],
    ['https://a.example/b', [], 'https://a.example/b'],
    ['javascript:alert(1)', ['It is so.'], null],
    ['https://user:word@a.example/', ['It is so.'], null],
  ])('%s, %j', (url, slices, link) => {
    expect(linkToText(url, slices)).toBe(link);
  });

  it('is never longer than what is linked', () => {
    const slice = 'Nobody had thought that it would be so, and then it was.';
    for (const length of [10, 250, 340, 370, 390]) {
      const url = `https://a.example/${'x'.repeat(length)}`;
      const link = linkToText(url, [slice, slice, slice, slice]) ?? '';
      expect(maskedLink('label', link).startsWith('[label](')).toBe(url.length <= 400);
    }
  });

  it('ends no link and formats nothing, whatever the text is', () => {
    const failing = hostileTexts(607, 3000).filter((slice) => {
      const markdown = maskedLink('label', linkToText('https://a.example/b', [slice, slice]));
      const { rules, text } = showAsDiscord(markdown);
      return rules.join() !== 'masked link' || text !== markdown;
    });
    expect(failing).toEqual([]);
  });

  it('is found again by whoever takes it apart', () => {
    const failing = hostileTexts(608, 2000).filter((slice) => {
      const directive = textDirective(slice, 4000);
      if (directive === null) return false;
      const parts = directive.slice('text='.length).split(',').map(decodeURIComponent);
      const seen = slice.replaceAll(/\s+/g, ' ');
      return /[-&]/.test(directive) || parts.some((part) => !seen.includes(part));
    });
    expect(failing).toEqual([]);
  });
});
