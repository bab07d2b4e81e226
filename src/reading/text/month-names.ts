/** Month (1 to 12) by the lower-case beginnings under which English, German, French, Spanish, Portuguese, Italian and Turkish papers write it. */
const beginnings: readonly (readonly string[])[] = [
  ['jan', 'jän', 'janv', 'ene', 'gen', 'oca'],
  ['feb', 'fév', 'fev', 'şub'],
  ['mar', 'mär', 'maerz', 'mrz'],
  ['apr', 'avr', 'abr', 'nis'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu', 'haz'],
  ['jul', 'juil', 'lug', 'tem'],
  ['aug', 'aoû', 'aou', 'ago', 'ağu'],
  ['sep', 'set', 'eyl'],
  ['oct', 'okt', 'out', 'ott', 'eki'],
  ['nov', 'kas'],
  ['dec', 'dez', 'déc', 'dic', 'ara'],
];

const fullNames = new Map<string, number>(
  [
    'january february march april may june july august september october november december',
    'januar februar märz april mai juni juli august september oktober november dezember',
    'jänner feber maerz april mai juni juli august september oktober november dezember',
    'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
    'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  ].flatMap((names) => names.split(' ').map((name, index): [string, number] => [name, index + 1])),
);

const abbreviations = new Map<string, number>(
  [...beginnings, []].flatMap((names, index) => names.map((name): [string, number] => [name, index + 1])),
);
abbreviations.set('sept', 9);

/** 1 to 12 for "December", "Dec", "Dezember", "Aralık" …; null for any other word. Case does not matter. */
export function monthNumber(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '');
  return fullNames.get(name) ?? abbreviations.get(name) ?? null;
}
