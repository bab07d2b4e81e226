import { describe, expect, it } from 'vitest';
import {
  paragraphSpans,
  quotedUnit,
  readParagraph,
  sentenceAt,
} from '../../../src/answering/speaker/paragraph.js';

function read(text: string) {
  return readParagraph(text, { start: 0, end: text.length });
}

/** What stands between marks, and whether it is left open. */
function quotedIn(text: string) {
  return read(text).quoted.map(({ start, end, isOpen }) => `${text.slice(start, end)}${isOpen ? ' …' : ''}`);
}

describe('what is quoted', () => {
  it.each([
    ['“It is ours,” she said. “All of it.”', ['“It is ours,”', '“All of it.”']],
    ['"It is ours," she said. "All of it."', ['"It is ours,"', '"All of it."']],
    ['"It is ours,” she said.', ['"It is ours,”']],
    ['„Es ist unser“ ist deutsch.', ['„Es ist unser“']],
    ['‘It is ours,’ she said, and it’s true.', ['‘It is ours,’']],
    ['“They said ‘come back,’ and left.”', ['“They said ‘come back,’ and left.”']],
    ['«C’est à nous», dit-elle.', ['«C’est à nous»']],
    ['“It is ours. And it stays so.', ['“It is ours. And it stays so. …']],
    ['It is ours,” she said.', []],
    ['The dockers’ union and the ’90s.', []],
  ])('%s', (text, quoted) => {
    expect(quotedIn(text)).toEqual(quoted);
  });

  it('is hidden in what the author says, which stays in its place', () => {
    const text = 'She said “it is ours” again.';
    const { outside } = read(text);
    expect(outside).toHaveLength(text.length);
    expect(outside.replaceAll(quotedUnit, '')).toBe('She said  again.');
    expect(outside.indexOf('again')).toBe(text.indexOf('again'));
  });
});

describe('sentences', () => {
  it.each([
    ['It rained. She left.', ['It rained.', 'She left.']],
    [
      '“It is ours,” she said. “All of it.” It rained.',
      ['“It is ours,” she said.', '“All of it.”', 'It rained.'],
    ],
    ['“Who?” Ada Lund asked. Nobody.', ['“Who?” Ada Lund asked.', 'Nobody.']],
    [
      'Gov. Lund met J. Kvist of the U.S. Navy at 9 a.m. on Monday. It rained.',
      ['Gov. Lund met J. Kvist of the U.S. Navy at 9 a.m. on Monday.', 'It rained.'],
    ],
  ])('%s', (text, sentences) => {
    expect(read(text).sentences.map(({ start, end }) => text.slice(start, end).trim())).toEqual(sentences);
  });

  it('are found by a place in the article', () => {
    const text = 'Before.\n\nIt rained. She left.';
    const paragraph = readParagraph(text, { start: 9, end: text.length });
    const { start, end } = sentenceAt(paragraph, text.indexOf('left'));
    expect(text.slice(start, end).trim()).toBe('She left.');
  });
});

describe('paragraphs', () => {
  it('are lines with letters, from the one in which reading begins to the one in which it ends', () => {
    const text = 'One.\n\n***\n\nTwo.\n\nThree.\n\nFour.';
    const spans = paragraphSpans(text, text.indexOf('Two') + 1, text.indexOf('Three') + 1);
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['Two.', 'Three.']);
    expect(paragraphSpans(text, 0, text.length)).toHaveLength(4);
  });

  it('that have no end are not read', () => {
    expect(paragraphSpans(`${'word '.repeat(2_000)}\n\nEnd.`, 0, 10_010)).toHaveLength(1);
  });
});
