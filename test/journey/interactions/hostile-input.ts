import { hostileTexts, randomNumbers } from '../../discord/hostile-text.js';

/** What cannot be seen, turns what follows, piles up, or counts as more than it looks. */
const unseen = [
  '\u202Egnp.elif\u202C',
  'zero\u200Bwidth\u2060\uFEFF',
  'soft\u00ADhyphen',
  `z${'\u0351'.repeat(40)}algo`,
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '𝔄𝔰𝔱𝔯𝔞𝔩',
  'שלום עולם',
  'مرحبا بالعالم',
  '\u2800',
  '\u0000\u0007\u001B[31m',
  '{{/ask}} {{name}} $t(errors:unexpected) %s ${x}',
  "'; DROP TABLE articles; --",
  '__proto__ constructor null undefined NaN',
  '\\',
];

/** Texts of which each is one that somebody may type into a field of at most `longest` characters. */
export function hostileInput(seed: number, longest: number): string {
  const random = randomNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const [piece = 'x'] = hostileTexts(seed, 1, 12);
  const strange = pick(unseen);
  const whole = pick([
    () => piece,
    () => strange,
    () => `${piece} ${strange} Torsund ferry ${piece}`,
    () => `Torsund ferry ${strange}`,
    () => ' \n\t ',
    () => '😀'.repeat(longest),
    () => `${piece}${strange}`.repeat(Math.ceil(longest / 8)),
    () => 'x'.repeat(longest),
    () => 'Torsund ferry hull '.repeat(Math.ceil(longest / 19)),
  ])();
  // Discord counts code points, and its client sends whole ones.
  return [...whole].slice(0, longest).join('') || 'x';
}

/** Days as somebody may type them, of which some are none and others far off. */
export const strangeDays: readonly string[] = [
  '2026-03-01',
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '9999-12-31',
  '-271821-04-20',
  '+275760-09-13',
  '99999999999 days ago',
  'in 1e9 weeks',
  'march',
  'tomorrow yesterday',
  '31/31/31',
  '١٢/٠٣/٢٠٢٦',
  '\u202E2026-03-01\u200B',
];

/** Parameters of custom ids that the bot did not write so, or not for this person. @param ids of things that exist. */
export function strangeParameters(ids: readonly string[]): readonly string[] {
  const pages = [
    '',
    '.0.',
    '.999.',
    '.-1.',
    '.1e9.',
    '.0.99999999999999999999',
    '.0.1',
    '+',
    '.links',
    '.exe',
    '!',
  ];
  return [
    ...ids.flatMap((id) => pages.map((page) => `${id}${page}`)),
    '0',
    '-1',
    '9999',
    '99999999999999999999',
    'NaN',
    '../../etc/passwd',
    '__proto__',
    'constructor',
    '0.open',
    '999999.all',
    '-1.open',
    '999999....',
    '0.20269999.00000000..',
    '0....0123456789',
    '1.2.3.zzzzzzzzzz.f',
    '😀'.repeat(20),
    '\u202E\u200B',
    "' OR 1=1 --",
    '@everyone <@1> [x](https://evil.example)',
    ':::',
    ' ',
  ];
}
