import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/archive/words.js';
import { languageOfQuestion, stopWordsOf } from '../../src/search/question-language.js';

describe('languageOfQuestion', () => {
  it.each([
    ['What did the minister say about the strike?', 'en'],
    ['Wie viele Menschen wurden bei dem Unfall verletzt?', 'de'],
    ['Qui a gagné le prix et pourquoi ?', 'fr'],
    ['¿Cuántas personas murieron en el incendio?', 'es'],
    ['Quantas pessoas não foram ouvidas pela polícia?', 'pt'],
    ['Yangında kaç kişi öldü ve neden?', 'tr'],
    ['Who will run the Banco de la Plaza de Toros?', 'en'],
    ['Los Angeles fires', null],
    ['Kaltenbrück', null],
    ['', null],
  ])('%s', (question, language) => {
    expect(languageOfQuestion(wordsOf(question))).toBe(language);
  });
});

describe('stopWordsOf', () => {
  it('knows them with and without accents, and takes English where nothing is known', () => {
    expect(stopWordsOf('de').has('fur')).toBe(true);
    expect(stopWordsOf('de').has('the')).toBe(false);
    expect(stopWordsOf(null).has('the')).toBe(true);
    expect(stopWordsOf('sv')).toBe(stopWordsOf('en'));
  });
});
