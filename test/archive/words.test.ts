import { describe, expect, it } from 'vitest';
import { stemOf, tokensOf, wordFormsOf, wordsOf } from '../../src/archive/words.js';

describe('wordsOf', () => {
  it.each([
    ['Mr. Erdogan met U.S. envoys.', ['mr', 'erdogan', 'met', 'u.s', 'envoys']],
    ['Türkiye’s exports rose 3.5% in 2024', ['turkiye', 'exports', 'rose', '3.5', 'in', '2024']],
    ["O'Neill and l’État", ['oneill', 'and', 'letat']],
    ['title:x* "a" OR NEAR(b -x', ['title', 'x', 'a', 'or', 'near', 'b', 'x']],
    ['😀 !!! …', []],
    ['東京 2020', ['東京', '2020']],
    ['3½ km² ﬁne', ['31', '2', 'km2', 'fine']],
    ["' . '' ’", []],
  ])('reads %s', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });
});

describe('tokensOf', () => {
  it('stems English, and a text of no known language', () => {
    for (const language of ['en', 'en-GB', 'EN_us', null, 'und', '']) {
      expect(tokensOf('Preventing elections', language)).toEqual(['prevent', 'elect']);
    }
  });

  it.each([
    ['de', 'Die Straße in Österreich', ['die', 'strasse', 'in', 'osterreich']],
    ['fr', "L'État d’Orsay, aujourd'hui", ['etat', 'orsay', 'aujourdhui']],
    ['it', "dell'Italia l'ha", ['italia', 'ha']],
    ['es-MX', '¿Cuándo será la inauguración?', ['cuando', 'sera', 'la', 'inauguracion']],
    ['pt', 'Não há eleições', ['nao', 'ha', 'eleicoes']],
    ['tr', "IŞIK ışığı İstanbul'da, Türkiye'nin", ['isik', 'isigi', 'istanbul', 'turkiye']],
    ['da', 'Ærlige Østre Århus', ['aerlige', 'ostre', 'arhus']],
    ['pl', 'Łódź i Gdańsk', ['lodz', 'i', 'gdansk']],
    ['el', 'Ο ΔΡΟΜΟΣ και ο δρόμος', ['ο', 'δρομοσ', 'και', 'ο', 'δρομοσ']],
    ['ru', 'Ещё один съезд', ['еще', 'один', 'съезд']],
    ['ar', 'أَخْبَار', ['اخبار']],
  ])('leaves the words of %s whole: %s', (language, text, tokens) => {
    expect(tokensOf(text, language)).toEqual(tokens);
  });

  it.each([
    ['ja', '東京都知事がiPhone版を', ['東京', '京都', '都知', '知事', '事が', 'iphone', '版を']],
    ['zh', '米', ['米']],
    ['th', 'ที่นี่', ['ที่นี่']],
    ['ko', '한국 정부', ['한국', '정부']],
    ['hi', 'दिल्ली में', ['दिल्ली', 'में']],
  ])('gives pairs of letters where no spaces part words (%s)', (language, text, tokens) => {
    expect(tokensOf(text, language)).toEqual(tokens);
  });

  it('meets the same letters however they are composed and whatever their width', () => {
    for (const text of ['Zürich', 'Zu\u0308rich', 'ＺÜＲＩＣＨ', 'zurich']) {
      expect(tokensOf(text, 'de')).toEqual(['zurich']);
    }
  });

  it('bounds what it remembers and forgets nothing that matters', () => {
    const many = Array.from({ length: 60_000 }, (_, index) => `wort${index}`).join(' ');
    expect(tokensOf(many, 'de')).toHaveLength(60_000);
    expect(tokensOf('Wort59999 Wort1', 'de')).toEqual(['wort59999', 'wort1']);
  });
});

function named(text: string): readonly string[] {
  return tokensOf(text, null).filter((token) => token.includes('.'));
}

describe('names that capitals tell', () => {
  it.each([
    ['The US sent an envoy.', ['u.s']],
    ['Give us the bridge; it is who we are.', []],
    ['U.S. and u.s. troops', ['u.s', 'u.s']],
    ['Fighters of IS fled.', ['i.s']],
    ["The WHO's report, said WHO", ['w.h.o', 'w.h.o']],
    ['An IT firm', ['i.t']],
    ['US-led', ['u.s']],
    ['US', ['u.s']],
    ['DID THE US STRIKE?', []],
    ['WHO IS NEXT?\n\nThe town waits.', []],
    ['The town waits. WHO IS NEXT? Nobody knows.', []],
    ['THE MAYOR RESIGNS\n\nThe US envoy', ['u.s']],
    ['USA, ISIS and the WHOLE', []],
  ])('%s', (text, names) => {
    expect(named(text)).toEqual(names);
  });

  it('are the same in every language', () => {
    expect(tokensOf('Die US-Regierung', 'de')).toEqual(['die', 'u.s', 'regierung']);
  });
});

describe('wordFormsOf', () => {
  it('gives each word with what texts of these languages hold for it, the first first', () => {
    expect(wordFormsOf("elections Ankara'da US 東京都 d'Orsay", ['en', 'de', 'fr', 'tr'])).toEqual([
      { word: 'elections', forms: [['elect'], ['elections']] },
      { word: 'ankarada', forms: [['ankarada'], ['ankara']] },
      { word: 'u.s', forms: [['u.s']] },
      { word: '東京', forms: [['東京']] },
      { word: '京都', forms: [['京都']] },
      { word: 'dorsay', forms: [['dorsai'], ['dorsay'], ['orsay']] },
    ]);
  });

  it('asks for what each of these languages indexes', () => {
    const text = "Türkiye's l'État Straße İstanbul'a Ɓoye 3½ U.S. o'neill";
    for (const language of ['en', 'de', 'fr', 'tr']) {
      const forms = wordFormsOf(text, ['en', 'de', 'fr', 'tr']).map((word) =>
        word.forms.map((form) => form.join(' ')),
      );
      const tokens = tokensOf(text, language);
      expect(tokens).toHaveLength(forms.length);
      for (const [index, token] of tokens.entries()) expect(forms[index]).toContain(token);
    }
  });
});

describe('stemOf', () => {
  it('brings the forms of an English word together', () => {
    expect(stemOf('elections')).toBe(stemOf('election'));
    expect(stemOf('preventing')).toBe(stemOf('prevented'));
  });

  it('leaves numbers and other scripts alone', () => {
    for (const word of ['東京', '2020s', '318', 'u.s', 'straße']) expect(stemOf(word)).toBe(word);
  });
});
