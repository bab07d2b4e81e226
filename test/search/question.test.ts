import { describe, expect, it } from 'vitest';
import { aliasTable, type AliasTable } from '../../src/search/alias-table.js';
import { maximumQuestionCharacters, readQuestion, type Question } from '../../src/search/question.js';

function wordsIn({ terms }: Question): readonly string[] {
  return terms.map(({ word }) => word);
}

function namesIn({ terms }: Question): readonly string[] {
  return terms.filter(({ isName }) => isName).map(({ word }) => word);
}

/** The forms of a question's terms, each as a text would hold it. */
function formsIn(asked: string, aliases?: AliasTable | null): readonly (readonly string[])[] {
  return readQuestion(asked, aliases).terms.map(({ forms }) => forms.map((form) => form.join(' ')));
}

describe('readQuestion', () => {
  it('keeps what is asked about and drops how it is asked', () => {
    const question = readQuestion('Who did   the mayor of Harbour Town meet on Monday?');
    expect(wordsIn(question)).toEqual(['mayor', 'harbour', 'town', 'meet', 'monday']);
    expect(namesIn(question)).toEqual(['harbour', 'town', 'monday']);
  });

  it('takes numbers for names, and capitals of a shouted question for none', () => {
    expect(namesIn(readQuestion('who won the 2030 cup'))).toEqual(['2030']);
    expect(namesIn(readQuestion('WHO WON THE CUP'))).toEqual([]);
  });

  it('searches for no word where there are but everyday words', () => {
    expect(readQuestion('who is it?').terms).toEqual([]);
  });

  it('searches for no word in a question of emoji', () => {
    expect(readQuestion('😀😀').terms).toEqual([]);
  });

  it('bounds the words of a long question', () => {
    const words = Array.from({ length: 500 }, (_, index) => `word${index}`).join(' ');
    expect(readQuestion(words.slice(0, maximumQuestionCharacters)).terms.length).toBeLessThanOrEqual(40);
  });

  it('takes forms of a word that meet in English for one term, and names it where one of them is a name', () => {
    const { terms } = readQuestion('Which bridge is the longest of the Bridges?');
    expect(terms).toEqual([
      { word: 'bridge', forms: [['bridg'], ['bridge'], ['bridges']], isName: true },
      { word: 'longest', forms: [['longest']], isName: false },
    ]);
  });

  it('asks for a word as an English text holds it, and as another one does', () => {
    expect(formsIn('Which elections did Türkiye hold?', null)).toEqual([
      ['elect', 'elections'],
      ['turkiy', 'turkiye'],
      ['hold'],
    ]);
  });

  it('asks for all names of the same as one term, also where they are phrases', () => {
    const { terms } = readQuestion('Did the United States and Turkey meet in Odenvik?');
    expect(terms.map(({ word, isName, isAlias }) => [word, isName, isAlias ?? false])).toEqual([
      ['united states', true, true],
      ['turkey', true, true],
      ['meet', false, false],
      ['odenvik', true, false],
    ]);
    expect(formsIn('Did the United States and Turkey meet?').slice(0, 2)).toEqual([
      ['u.s', 'usa', 'unit state', 'united states'],
      ['turkiy', 'turkiye', 'turkei', 'turkey'],
    ]);
  });

  it('asks once for two names of the same', () => {
    const { terms } = readQuestion('Is the US, the USA or the United States meant by u.s.?');
    expect(terms.map(({ word }) => word)).toEqual(['u.s', 'meant']);
  });

  it('takes no word in small letters for the name that is written in capitals', () => {
    expect(wordsIn(readQuestion('who told us it is artificial?'))).toEqual(['told', 'artificial']);
    expect(wordsIn(readQuestion('what did the who say about covid 19'))).toEqual(['covid 19']);
    expect(readQuestion('Que dit un ministre de la grève ?').terms.some(({ isAlias }) => isAlias)).toBe(
      false,
    );
  });

  it('knows the names that it is given, in the languages in which it asks, and none where there are to be none', () => {
    const own = aliasTable([['Parti du Port', "Parti de l'Avant", 'PDP']]);
    expect(readQuestion('Qui dirige le PDP ?', own).terms).toEqual([
      { word: 'dirige', forms: expect.any(Array), isName: false },
      {
        word: 'pdp',
        forms: [['parti', 'du', 'port'], ['parti', 'de', 'lavant'], ['parti', 'de', 'avant'], ['pdp']],
        isName: true,
        isAlias: true,
      },
    ]);
    expect(wordsIn(readQuestion('Who leads the PDP of the United States?', null))).toEqual([
      'leads',
      'pdp',
      'united',
      'states',
    ]);
  });

  it('reads apostrophes as other languages do where the question is not in English', () => {
    expect(formsIn("Que dit l'État ?")).toEqual([['letat', 'etat']]);
    expect(formsIn("Ankara'da ne oldu?")).toEqual([['ankarada', 'ankara']]);
    expect(formsIn("What did O'Neill say?")).toEqual([['oneil', 'oneill']]);
  });

  it('keeps the country and the group, and drops the pronoun and the verb', () => {
    const question = readQuestion('Did the US say who is with us against IS?');
    expect(wordsIn(question)).toEqual(['u.s', 'i.s']);
    expect(namesIn(question)).toEqual(['u.s', 'i.s']);
    expect(wordsIn(readQuestion('what did the U.S. do'))).toEqual(['u.s']);
    expect(wordsIn(readQuestion('DID THE US STRIKE?'))).toEqual(['strike']);
  });

  it('drops the everyday words of the language it is asked in', () => {
    expect(wordsIn(readQuestion('Wann soll die neue Brücke eröffnet werden?'))).toEqual([
      'neue',
      'brucke',
      'eroffnet',
    ]);
    expect(wordsIn(readQuestion('¿Qué dijo el ministro sobre la huelga?'))).toEqual(['ministro', 'huelga']);
    expect(wordsIn(readQuestion('Who won the war and who will die?'))).toEqual(['won', 'war', 'die']);
  });

  it('takes no capital of a German noun for a name, but a number', () => {
    const question = readQuestion('Was sagte der Minister nach dem Streik 2024?');
    expect(namesIn(question)).toEqual(['2024']);
  });

  it('asks for pairs of letters where a script parts no words', () => {
    expect(formsIn('東京都 2020')).toEqual([['東京'], ['京都'], ['2020']]);
  });

  it.each([
    ['', 'question-empty'],
    [' \n\t ', 'question-empty'],
    ['x'.repeat(5_000), 'question-too-long'],
  ])('refuses what cannot be asked (%#)', (text, code) => {
    expect(() => readQuestion(text)).toThrow(expect.objectContaining({ code }));
  });
});
