import { describe, expect, it } from 'vitest';
import { detectLanguage, languageOfText } from '../../../src/reading/text/detect-language.js';
import { languageTag } from '../../../src/reading/text/language-tag.js';
import { articlesOfLanguages } from '../../fixtures/articles-of-languages.js';

const english =
  'The council of Harrowby voted on Tuesday to close the old bridge for two years. Engineers had found cracks in three of its piers. The mayor said safety came first, and that people may still cross on foot.';

describe('detectLanguage', () => {
  it.each(articlesOfLanguages.map(({ language, text }) => [language, text]))('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it('English, also where it quotes another language', () => {
    expect(detectLanguage(english)).toBe('en');
    const quotation = '“Die Brücke bleibt zu, und zwar mindestens zwei Jahre lang”, he said.';
    expect(detectLanguage(`${english} ${quotation} ${english} ${english}`)).toBe('en');
  });

  it('a script that one language alone writes, in few characters', () => {
    expect(detectLanguage('市議会は火曜日、古い橋を二年間閉鎖することを決めた。')).toBe('ja');
    expect(detectLanguage('Το δημοτικό συμβούλιο αποφάσισε.')).toBe('el');
  });

  it.each([
    ['nothing', ''],
    ['too little', 'Die Brücke ist ab Dienstag für zwei Jahre gesperrt.'],
    ['numbers', '2024 '.repeat(60)],
    ['emoji', '😀'.repeat(200)],
    [
      // Danish, which the detector does not know.
      'a language between others',
      'Byrådet i Strandby besluttede tirsdag at lukke den gamle havn for større skibe. Borgmesteren sagde, at molen ikke længere er sikker. Fiskerne er utilfredse og siger, at de mister deres arbejde.',
    ],
  ])('is not sure of %s', (_what, text) => {
    expect(detectLanguage(text)).toBeNull();
  });
});

describe('languageOfText', () => {
  const german = articlesOfLanguages.find(({ language }) => language === 'de')?.text ?? '';

  it('takes what is stated', () => {
    expect(languageOfText(english, 'en-GB')).toBe('en-GB');
    expect(languageOfText(english, 'da')).toBe('da');
    expect(languageOfText('Kurz.', 'en')).toBe('en');
  });

  it('takes what the text shows where nothing is stated, and over an English that it plainly is not', () => {
    expect(languageOfText(german, null)).toBe('de');
    expect(languageOfText(german, 'en')).toBe('de');
    expect(languageOfText(german, 'en-US')).toBe('de');
    expect(languageOfText('Kurz.', null)).toBeNull();
  });
});

describe('languageTag', () => {
  it.each([
    ['en_gb', 'en-GB'],
    [' DE ', 'de'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['German', null],
    ['en-ab-cd-ef', null],
    ['', null],
    [null, null],
  ])('%j is %j', (stated, tag) => {
    expect(languageTag(stated)).toBe(tag);
  });
});
