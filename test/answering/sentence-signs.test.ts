import { describe, expect, it } from 'vitest';
import { articleKey, readSentences } from '../../src/answering/sentence-signs.js';
import { AskedTerms } from '../../src/search/asked-terms.js';
import { readQuestion } from '../../src/search/question.js';
import { evenly } from '../search/weighed-terms.js';
import { sampleCandidate } from './sample-candidates.js';

function read(text: string, asked: string): ReturnType<typeof readSentences> {
  const question = readQuestion(asked);
  return readSentences([sampleCandidate(text)], question, evenly(question));
}

describe('readSentences', () => {
  it('reads sentences in the order of passages and text, with offsets of the article', () => {
    const question = readQuestion('Who opened the bridge?');
    const candidates = [
      sampleCandidate('Ada Lund came. She opened it.', { start: 30, score: 9 }),
      sampleCandidate('The bridge is new.', { articleId: 'b', score: 7 }),
    ];
    const sentences = readSentences(candidates, question, evenly(question));
    expect(sentences.map(({ text }) => text)).toEqual([
      'Ada Lund came.',
      'She opened it.',
      'The bridge is new.',
    ]);
    for (const { candidate, span, text } of sentences) {
      expect(candidate.passage.article.text.slice(span.start, span.end)).toBe(text);
    }
    expect(sentences.map(({ index }) => index)).toEqual([0, 1, 0]);
    expect(sentences.map(({ signs }) => signs.behindBest)).toEqual([0, 0, -2]);
  });

  it('counts the words of the question in a sentence, and in it with the one before it', () => {
    const question = readQuestion('Who opened the bridge?');
    const candidates = [
      sampleCandidate('The bridge is new. Ada opened it.'),
      sampleCandidate('It opened late.', { passageId: 2 }),
    ];
    const signs = readSentences(candidates, question, evenly(question)).map((sentence) => sentence.signs);
    expect(signs.map(({ coveredBySentence }) => coveredBySentence)).toEqual([0.5, 0.5, 0.5]);
    expect(signs.map(({ coveredWithPrevious }) => coveredWithPrevious)).toEqual([0.5, 1, 0.5]);
  });

  it('tells whether the kind of thing asked for is there, and says half where the question does not tell', () => {
    const text = 'The bridge was opened by Ada Lund. The bridge is long.';
    const kinds = (asked: string): readonly number[] => read(text, asked).map(({ signs }) => signs.holdsKind);
    expect(kinds('Who opened the bridge?')).toEqual([1, 0]);
    expect(kinds('Was the bridge opened?')).toEqual([0.5, 0.5]);
  });

  it('counts what the question does not know, up to eight', () => {
    const asked = 'Did Ada Lund open the bridge?';
    const news = (text: string): number => read(text, asked)[0]?.signs.newFacts ?? Number.NaN;
    expect(news('Ada Lund slept.')).toBe(0);
    expect(news('Ada Lund paid 40 crowns to Bo Kvist.')).toBe(3 / 8);
    expect(news(`Ada ${'met Bo and '.repeat(20)}left.`)).toBe(1);
  });

  it.each([
    ['Who opened the bridge?', 1],
    ['“Who opened the bridge?”', 1],
    ['Ada opened the bridge.', 0],
    ['She asked (why?) and left.', 0],
  ])('%s', (text, isQuestion) => {
    expect(read(text, 'Who opened the bridge?').map(({ signs }) => signs.isQuestion)).toEqual([isQuestion]);
  });

  it('reads nothing from nothing, and no shares from a question without words', () => {
    expect(readSentences([], readQuestion('Who?'), new AskedTerms([]))).toEqual([]);
    const [sentence] = readSentences([sampleCandidate('Ada came.')], readQuestion('😀'), new AskedTerms([]));
    expect(sentence?.signs).toEqual({
      coveredBySentence: 0,
      coveredWithPrevious: 0,
      holdsKind: 0.5,
      behindBest: 0,
      newFacts: 1 / 8,
      isQuestion: 0,
    });
  });
});

it('articles of two collections never share a key', () => {
  const one = sampleCandidate('Rain.', { collection: 'guild:1' });
  expect(articleKey(one)).not.toBe(articleKey(sampleCandidate('Rain.', { collection: 'guild:2' })));
  expect(articleKey(one)).toBe(articleKey(sampleCandidate('Snow.', { collection: 'guild:1', passageId: 2 })));
});
