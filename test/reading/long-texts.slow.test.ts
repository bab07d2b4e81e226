import { describe, expect, test } from 'vitest';
import { splitPassages } from '../../src/reading/passages/passages.js';
import { splitSentences } from '../../src/reading/passages/sentences.js';
import { readRawArticle } from '../../src/reading/report/raw-article.js';
import { cleanText } from '../../src/reading/text/clean-text.js';
import { processorMs } from '../processor-time.js';

const maximumMs = 500;

describe('400,000 characters, the longest text of an article, are read in well under a second', () => {
  test.each([
    ['quotations', '"Yes." '],
    ['abbreviations', 'U.S. '],
    ['a word a line', 'word\n'],
    ['a word a paragraph', 'Word\n\n'],
    ['one endless word', 'x'],
    ['points of a list', '• a\n'],
    ['numbers', '1. '],
    ['names', 'By Ana Vale, '],
    ['brackets', '(a.) '],
    ['spaces', ' '],
    ['empty lines', '\n'],
    ['a pile of marks', '\u0301\u0323'],
  ])('%s', (_name, part) => {
    const text = `A${part.repeat(400_000 / part.length)}`;
    const clean = cleanText(text);
    expect(processorMs(() => cleanText(text))).toBeLessThan(maximumMs);
    expect(processorMs(() => readRawArticle(text))).toBeLessThan(maximumMs);
    expect(processorMs(() => splitSentences(clean))).toBeLessThan(maximumMs);
    expect(processorMs(() => splitPassages(clean))).toBeLessThan(maximumMs);
  });
});
