import { expect, test } from 'vitest';
import type { Article } from '../../src/archive/article.js';
import { stemOf } from '../../src/archive/words.js';
import { keywordScore } from '../../src/search/keyword-score.js';
import { sampleContent } from '../archive/sample-articles.js';

const weights = new Map([
  [stemOf('ferry'), 1],
  [stemOf('lighthouse'), 3],
]);

function score(text: string, parts: Partial<Article> = {}): number {
  const article: Article = {
    ...sampleContent({ text }),
    id: 'a',
    version: 1,
    addedAt: '2026-03-01',
    ...parts,
  };
  return keywordScore({ text, article }, weights);
}

test('lies between 0 and 1', () => {
  expect(score('The mill closed.')).toBe(0);
  expect(score('')).toBe(0);
  const full = score('ferry lighthouse '.repeat(300));
  expect(full).toBeGreaterThan(score('The ferry hit the lighthouse.'));
  expect(full).toBeLessThan(1);
});

test('takes every form of a word, and the rarer word for more', () => {
  expect(score('Two ferries sailed.')).toBe(score('Two ferry sailed.'));
  expect(score('Two lighthouses shone.')).toBeGreaterThan(score('Two ferries sailed.'));
});

test('reads the line of context before the passage', () => {
  expect(score('It sank.', { title: 'Ferry lost' })).toBeGreaterThan(0);
  expect(score('It sank.', { outlet: 'The Lighthouse' })).toBeGreaterThan(0);
  expect(score('It sank.', { title: 'Ship lost' })).toBe(0);
});

test('a long passage needs more mentions', () => {
  expect(score(`The ferry sailed. ${'And on and on. '.repeat(60)}`)).toBeLessThan(score('The ferry sailed.'));
});

test('a question without words finds nothing', () => {
  expect(
    keywordScore(
      { text: 'Ferry', article: { ...sampleContent({ text: 'Ferry' }), id: 'a', version: 1, addedAt: '' } },
      new Map(),
    ),
  ).toBe(0);
});
