import { describe, expect, it } from 'vitest';
import { maximumQuestionCharacters, readQuestion } from '../../src/search/question.js';

describe('readQuestion', () => {
  it('keeps what is asked about and drops how it is asked', () => {
    const question = readQuestion('Who did   the mayor of Harbour Town meet on Monday?');
    expect(question.terms).toEqual(['mayor', 'harbour', 'town', 'meet', 'monday']);
    expect([...question.names]).toEqual(['harbour', 'town', 'mondai']);
  });

  it('takes numbers for names, and capitals of a shouted question for none', () => {
    expect([...readQuestion('who won the 2030 cup').names]).toEqual(['2030']);
    expect([...readQuestion('WHO WON THE CUP').names]).toEqual([]);
  });

  it('searches for stop words where there is nothing else', () => {
    expect(readQuestion('who is it?').terms).toEqual(['who', 'is', 'it']);
  });

  it('searches for no word in a question of emoji', () => {
    expect(readQuestion('😀😀').terms).toEqual([]);
  });

  it('bounds the words of a long question', () => {
    const words = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    expect(readQuestion(words.slice(0, maximumQuestionCharacters)).terms.length).toBeLessThanOrEqual(40);
  });

  it.each([
    ['', 'question-empty'],
    [' \n\t ', 'question-empty'],
    ['x'.repeat(5_000), 'question-too-long'],
  ])('refuses what cannot be asked (%#)', (text, code) => {
    expect(() => readQuestion(text)).toThrow(expect.objectContaining({ code }));
  });
});
