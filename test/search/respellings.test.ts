import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/search/question.js';
import { respellings, withRespellings } from '../../src/search/respellings.js';
import type { SearchTerm } from '../../src/search/search-term.js';
import { sampleContent } from '../archive/sample-articles.js';

function passage(text: string, title: string | null = null, language = 'en') {
  const article = { ...sampleContent({ text, title, language }), id: 'a', version: 1, addedAt: '2026-03-01' };
  return { text, article };
}

/** The terms of a question, of which one was taken for words with these tokens. */
function termsOf(question: string, word: string, ...tokens: readonly string[]): readonly SearchTerm[] {
  return readQuestion(question).terms.map((term) =>
    term.word === word
      ? { ...term, forms: [...term.forms, ...tokens.map((token) => [token])], isRespelt: true }
      : term,
  );
}

describe('respellings', () => {
  it('says what a word was taken for, as question and text spell it', () => {
    const question = 'How many doses against MEAZLES?';
    const passages = [passage('Nothing.'), passage('Measles are back.'), passage('The measle.')];
    expect(respellings(question, termsOf(question, 'meazles', 'measl'), passages)).toEqual([
      { asked: 'MEAZLES', as: 'Measles' },
    ]);
  });

  it('takes the word of the best passage, which may stand in its title', () => {
    const question = 'Who is Erdgoan?';
    const terms = termsOf(question, 'erdgoan', 'erdoga', 'erdogan');
    const best = passage('He spoke.', 'Erdoğan’da', 'tr');
    expect(respellings(question, terms, [best, passage('Erdoga.')])).toEqual([
      { asked: 'Erdgoan', as: 'Erdoğan' },
    ]);
  });

  it('is silent where nothing was respelt, or nothing found by it', () => {
    const question = 'Who opened Lantren Hall?';
    const passages = [passage('The hall is open.')];
    expect(respellings(question, readQuestion(question).terms, passages)).toEqual([]);
    expect(respellings(question, termsOf(question, 'lantren', 'lantern'), passages)).toEqual([]);
    const far = [...Array.from({ length: 12 }, () => passage('Rain.')), passage('Lantern.')];
    expect(respellings(question, termsOf(question, 'lantren', 'lantern'), far)).toEqual([]);
  });
});

describe('withRespellings', () => {
  it('writes each word as it was meant, once, and leaves the rest', () => {
    const respelt = [
      { asked: 'Brigth', as: '$& Bright' },
      { asked: 'Hanna', as: 'Hannah' },
    ];
    expect(withRespellings('Who steered the Brigth Hanna?', respelt)).toBe(
      'Who steered the $& Bright Hannah?',
    );
    expect(withRespellings('Who?', [])).toBe('Who?');
  });
});
