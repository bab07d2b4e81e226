import { expect, test } from 'vitest';
import type { Article } from '../../src/archive/article.js';
import { contextTokens } from '../../src/archive/indexed-tokens.js';
import { tokensOf } from '../../src/archive/words.js';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { keywordScore } from '../../src/search/keyword-score.js';
import { sampleContent } from '../archive/sample-articles.js';
import { weighed } from './weighed-terms.js';

const asked = new AskedTerms([weighed(1, 'ferry'), weighed(3, 'lighthouse')]);

/** Of a passage as it is scored when it was found: counted together with the line of context before it. */
function score(text: string, parts: Partial<Article> = {}, terms = asked): number {
  const article: Article = {
    ...sampleContent({ text }),
    id: 'a',
    version: 1,
    addedAt: '2026-03-01',
    ...parts,
  };
  const [context, body] = [contextTokens(article), tokensOf(text, article.language)];
  return keywordScore(terms.countIn(context, body), context.length + body.length, terms.terms);
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
  expect(score('Ferry', {}, new AskedTerms([]))).toBe(0);
});

test('is BM25 as a share of the most that it could be', () => {
  // A passage of the usual length that holds one of the terms once: 1 / (1 + 1.2), of a quarter of the weight.
  expect(keywordScore([1, 0], 130, asked.terms)).toBeCloseTo(0.25 / 2.2);
  expect(keywordScore([1, 1], 130, asked.terms)).toBeCloseTo(1 / 2.2);
  expect(keywordScore([0, 0], 130, asked.terms)).toBe(0);
});

test('the forms of a term count together, a phrase where its words follow each other in one part', () => {
  const boats = new AskedTerms([weighed(1, 'ferry', 'night boat'), weighed(3, 'lighthouse')]);
  expect(score('The ferry is the night boat.', {}, boats)).toBe(score('The ferry is the ferry now.'));
  expect(score('A boat sailed at night.', {}, boats)).toBe(0);
  expect(score('Boat lost.', { title: 'Last night' }, boats)).toBe(0);
});

test('reads the passage in the language of its article', () => {
  const german = new AskedTerms([{ ...weighed(1, 'x'), forms: [['brucken']] }]);
  expect(score('Die Brücken sind gesperrt.', { language: 'de' }, german)).toBeGreaterThan(0);
  expect(score('Two Brückens.', { language: 'en' }, german)).toBeGreaterThan(0);
  expect(score('Die Brückens sind gesperrt.', { language: 'de' }, german)).toBe(0);
});
