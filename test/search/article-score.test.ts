import { expect, test } from 'vitest';
import { TermCounts } from '../../src/archive/term-counts.js';
import { tokensOf } from '../../src/archive/words.js';
import { matchArticle, type ArticleMatch } from '../../src/search/article-score.js';
import { weighed } from './weighed-terms.js';

const terms = [weighed(1, 'ferry'), weighed(3, 'lighthouse')];

function match(text: string): ArticleMatch {
  return matchArticle(TermCounts.of(tokensOf(text, 'en')), terms);
}

test('coverage is the share of weight that stands in the article, however often', () => {
  expect(match('The ferry sailed.').coverage).toBe(0.25);
  expect(match('Ferries and ferries.').coverage).toBe(0.25);
  expect(match('Two lighthouses.').coverage).toBe(0.75);
  expect(match('The ferry hit the lighthouse.').coverage).toBe(1);
});

test('repetition helps less and less, and never past 1', () => {
  const [once, twice, thrice] = [1, 2, 3].map((times) => match(`${'ferry '.repeat(times)}sailed`).keyword);
  expect(twice! - once!).toBeGreaterThan(0);
  expect(thrice! - twice!).toBeGreaterThan(0);
  expect(thrice! - twice!).toBeLessThan(twice! - once!);
  const endless = match('ferry lighthouse '.repeat(200)).keyword;
  expect(endless).toBeGreaterThan(0.9);
  expect(endless).toBeLessThan(1);
});

test('the rarer word tells more, and a long article needs more mentions', () => {
  expect(match('The lighthouse shone.').keyword).toBeGreaterThan(match('The ferry sailed.').keyword);
  expect(match(`The ferry sailed. ${'And on. '.repeat(900)}`).keyword).toBeLessThan(
    match('The ferry sailed.').keyword,
  );
});

test('a term that stands in any of its forms is covered once, and counts in all of them', () => {
  const boats = [weighed(1, 'ferry', 'night boat'), weighed(3, 'lighthouse')];
  const matchBoats = (text: string): ArticleMatch => matchArticle(TermCounts.of(tokensOf(text, 'en')), boats);
  expect(matchBoats('The night boat sailed.').coverage).toBe(0.25);
  expect(matchBoats('The ferry is the night boat.')).toEqual(match('The ferry and the ferry sailed.'));
  expect(matchBoats('A boat sailed.').coverage).toBe(0);
});

test('nothing shared, and nothing asked, is nothing', () => {
  const nothing = { keyword: 0, coverage: 0 };
  expect(match('The mill closed.')).toEqual(nothing);
  expect(match('')).toEqual(nothing);
  expect(matchArticle(TermCounts.of(['ferri']), [])).toEqual(nothing);
});
