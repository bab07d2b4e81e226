import { describe, expect, it } from 'vitest';
import type { PassageInContext } from '../../src/archive/archive.js';
import { countWords, maximumQuotationWords, quotationOf } from '../../src/answering/quotation.js';

/** A passage of these sentences that starts at `offset` of its article. */
function passageOf(sentences: readonly string[], offset = 100): PassageInContext {
  let position = offset;
  const spans = sentences.map((sentence) => {
    const span = { start: position, end: position + sentence.length };
    position += sentence.length + 1;
    return span;
  });
  return { id: 1, start: offset, text: sentences.join(' '), sentences: spans } as unknown as PassageInContext;
}

/** What is quoted where no neighbour promises anything, unless told. */
function quoted(
  sentences: readonly string[],
  index: number,
  wanted = '',
  promises: readonly number[] = sentences.map(() => -9),
): string {
  const passage = passageOf(sentences);
  const span = quotationOf(passage, index, promises, (text) => (wanted && text.includes(wanted) ? 1 : 0));
  return passage.text.slice(span.start - passage.start, span.end - passage.start);
}

describe('quotationOf', () => {
  it('quotes a sentence that stands alone', () => {
    const sentences = ['The mill closed in March.', 'The owner blamed the price of flour for it.'];
    expect(quoted(sentences, 1)).toBe(sentences[1]);
  });

  it('takes the sentence before where it leans on that', () => {
    const sentences = [
      'Mayor Ada Lund opened the bridge.',
      'She thanked the builders for their patience in winter.',
    ];
    expect(quoted(sentences, 1)).toBe(sentences.join(' '));
  });

  it('never quotes more words than the limit, and cuts at a clause', () => {
    const clause = 'the council met again and argued about the cost of the bridge for hours';
    const long = `${Array.from({ length: 7 }, () => clause).join(', ')}, until Ada Lund paid 40 crowns.`;
    const text = quoted([long], 0, '40 crowns');
    expect(countWords(text)).toBeLessThanOrEqual(maximumQuotationWords);
    expect(text).toContain('40 crowns.');
    expect(text.startsWith('the council')).toBe(true);
  });

  it('cuts a sentence without clauses after the last word that fits', () => {
    const text = quoted([`${'word '.repeat(200)}end.`], 0);
    expect(countWords(text)).toBe(maximumQuotationWords);
    expect(text.endsWith('word')).toBe(true);
  });

  it('takes neighbours that may hold the answer, the better one first, while they fit', () => {
    const sentences = ['One two three four.', 'Five six seven eight nine ten eleven.', 'Twelve thirteen.'];
    expect(quoted(sentences, 1, '', [-2, 0, -1])).toBe(sentences.slice(1).join(' '));
    expect(quoted(sentences, 1, '', [-1, 0, -1])).toBe(sentences.join(' '));
    const long = [`The council ${'talked and '.repeat(28)}rested.`, ...sentences.slice(1)];
    expect(quoted(long, 1, '', [0, 0, -9])).toBe(sentences[1]);
  });

  it('leaves the sentence before out where both are too long', () => {
    const sentences = [
      `The council ${'talked and '.repeat(28)}rested.`,
      'She thanked the builders for their patience in winter.',
    ];
    expect(quoted(sentences, 1)).toBe(sentences[1]);
  });
});
