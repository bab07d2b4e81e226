/** Names of countries in English, as Unicode has them, and how news shortens some; made once, when first needed. */
export function countryNames(): ReadonlySet<string> {
  names ??= new Set([...regionNames(), ...shortNames]);
  return names;
}

let names: ReadonlySet<string> | null = null;

const shortNames = [
  'US',
  'U.S',
  'UK',
  'U.K',
  'UAE',
  'Britain',
  'England',
  'Scotland',
  'Wales',
  'Turkey',
  'Burma',
];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function regionNames(): readonly string[] {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return letters.flatMap((first) => letters.flatMap((second) => display.of(`${first}${second}`) ?? []));
}
