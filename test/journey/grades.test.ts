import { describe, expect, test } from 'vitest';
import type { Answer, Source } from '../../src/archive/answer.js';
import { sampleAnswer } from '../archive/sample-articles.js';
import type { GradedAnswer, GradedQuestion } from './graded-questions.js';
import { gradeBy, missedBy } from './grades.js';
import { holdsWords } from './holds-words.js';
import { groupsOf, marksOf, shortfalls, tooMany } from './shortfalls.js';

describe('words', () => {
  test.each([
    ['The fine is 230 pounds.', '230 pounds', true],
    ['The fine is 230 pounds.', '30 pounds', false],
    ['The fine is 230 pounds.', 'fine is 23', false],
    ['Ms. Özbilgin said “yes”.', 'ozbilgin said "YES"', true],
    ['It costs 2.4 million (net).', '2.4 million (net)', true],
    ['It costs 2x4 million.', '2.4 million', false],
  ])('%s holds %s: %s', (text, words, expected) => {
    expect(holdsWords(text, ['nowhere', words])).toBe(expected);
  });
});

/** An answer whose quotations are from these articles, in this order. */
function answered(
  asked: Partial<GradedQuestion>,
  ...quotations: readonly (readonly [string, string])[]
): GradedAnswer {
  const findings: Answer['findings'] = quotations.map(([, quote], index) => ({
    source: index + 1,
    quote,
    start: 0,
    end: quote.length,
    key: { start: 0, end: quote.length },
    speaker: null,
    score: 0.5,
  }));
  const sources = quotations.map(([externalId], index): Source => {
    const provenance = { kind: 'starter' } as const;
    const unknown = { title: null, outlet: null, authors: [], publishedAt: null, url: null };
    const name = { n: index + 1, collection: 'local', article: externalId, externalId };
    return { ...unknown, ...name, version: 1, retrievedAt: '2026-03-01', provenance };
  });
  const articles = sources.map(({ article, externalId }) => ({ article, externalId, score: 1 }));
  const verdict = findings.length > 0 ? 'answered' : 'nothing';
  return {
    asked: { question: 'How many?', answers: [], ...asked },
    answer: sampleAnswer({ id: 'aaaaaaaa', verdict, findings, sources, articles }),
  };
}

describe('a mark', () => {
  const asked = { answers: ['twelve'], relevant: ['mill'] };

  test('takes words from an article that answers, and from no other', () => {
    const right = answered(asked, ['mill', 'There are twelve.']);
    const wrong = answered(asked, ['dam', 'There are twelve.']);
    expect(gradeBy('firstQuotation', [right])).toBe(100);
    expect(gradeBy('firstQuotation', [right, wrong])).toBe(50);
    expect(missedBy('firstArticle', [right, wrong])).toEqual([wrong]);
  });

  test('tells the first quotation from the others', () => {
    const second = answered(asked, ['dam', 'None.'], ['mill', 'Twelve.']);
    expect([gradeBy('firstQuotation', [second]), gradeBy('anyQuotation', [second])]).toEqual([0, 100]);
    expect([gradeBy('firstArticle', [second]), gradeBy('fourArticles', [second])]).toEqual([0, 100]);
  });

  test('hears both sides only where each article has its say', () => {
    const sides = { mill: ['twelve'], dam: ['ten'] };
    const both = answered({ ...asked, sides }, ['mill', 'Twelve.'], ['dam', 'Ten.']);
    const one = answered({ ...asked, sides }, ['mill', 'Twelve and not ten.'], ['dam', 'Some.']);
    expect(missedBy('bothSides', [both, one])).toEqual([one]);
  });

  test('of what has no answer asks for a refusal, and for nothing where that is wanted', () => {
    const refused = answered({ verdict: 'nothing' });
    const given = answered({ verdict: 'nothing' }, ['mill', 'Twelve.']);
    expect(missedBy('refused', [refused, given])).toEqual([given]);
    expect(missedBy('nothing', [refused, given])).toEqual([given]);
    expect(missedBy('answered', [refused, given])).toEqual([]);
  });
});

describe('a report', () => {
  const asked = {
    id: 'news-1',
    answers: ['twelve'],
    relevant: ['mill'],
    tags: ['plain'],
    fold: 'open',
  } as const;
  const groups = groupsOf([answered(asked, ['mill', 'Twelve.']), answered(asked, ['dam', 'There are ten.'])]);

  test('is empty where every floor is reached', () => {
    expect(shortfalls(groups, { all: { firstQuotation: 50 }, plain: { anyQuotation: 50 } })).toBe('');
  });

  test('says of each group which questions failed and what came instead', () => {
    const report = shortfalls(groups, { plain: { firstQuotation: 51 } });
    expect(report).toMatch(/^plain: firstQuotation is 50, and its floor 51\. Missed:\n {2}news-1 \(open/);
    expect(report).toMatch(/wanted: twelve \(mill\)\n {6}came: {3}answered,\n {8}0\.50 dam: There are ten\./);
    expect(report.match(/news-1/g)).toHaveLength(1);
  });

  test('fails a floor of a mark that concerns no question', () => {
    expect(shortfalls(groups, { all: { refused: 0 } })).toMatch(/^all: refused is NaN/);
  });

  test('wants floors for ten questions and more', () => {
    const ten = Array.from({ length: 10 }, () => answered(asked, ['mill', 'Twelve.']));
    expect(marksOf(ten.slice(1))).toEqual([]);
    expect(marksOf(ten)).toEqual([
      'firstQuotation',
      'anyQuotation',
      'firstArticle',
      'fourArticles',
      'answered',
    ]);
  });

  test('of single cases is silent up to what may be', () => {
    expect([tooMany(['one'], 1), tooMany(['one', 'two'], 1)]).toEqual(['', 'one\ntwo']);
  });
});
