const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const units: ReadonlyMap<string, number> = new Map([
  ...small.map((word, index) => [word, index] as const),
  ...tens.map((word, index) => [word, 10 * (index + 2)] as const),
]);
const scales: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
]);

/** "thousand" and the like as a factor; null for another word. */
export function scaleOf(word: string): number | null {
  return scales.get(word.toLowerCase()) ?? null;
}

/** The value of one word or of words with a hyphen, "seven" or "twenty-three"; null for what is no number. */
export function valueOfWord(word: string): number | null {
  const [first = '', second, ...others] = word.toLowerCase().split('-');
  const value = units.get(first);
  if (value === undefined || others.length > 0) return null;
  if (second === undefined) return value;
  const rest = units.get(second);
  return value >= 20 && rest !== undefined && rest > 0 && rest < 10 ? value + rest : null;
}

/** The value of digits as English news writes them, "1,204" or "3.5"; null for what is no such number. */
export function valueOfDigits(text: string): number | null {
  return /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null;
}
