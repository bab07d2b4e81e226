/** What a measure is measured in, by the words for it. Numbers in two units are never compared. */
const units: readonly (readonly [string, RegExp])[] = [
  ['$', /^(?:dollars?|bucks)$/],
  ['£', /^(?:pounds?|quid)$/],
  ['€', /^euros?$/],
  ['km', /^(?:km|kilomet(?:re|er)s?)$/],
  ['miles', /^miles?$/],
  ['metres', /^met(?:re|er)s?$/],
  ['feet', /^(?:feet|foot|ft)$/],
  ['inches', /^(?:inch|inches)$/],
  ['degrees', /^(?:degrees?|celsius|fahrenheit)$/],
  ['tonnes', /^(?:tonnes?|tons?)$/],
  ['kg', /^(?:kg|kilograms?|kilos?)$/],
  ['litres', /^(?:lit(?:re|er)s?)$/],
  ['hectares', /^hectares?$/],
  ['acres', /^acres?$/],
  ['barrels', /^barrels?$/],
  ['mph', /^mph$/],
  ['knots', /^knots$/],
  ['megawatts', /^(?:mw|megawatts?)$/],
];

/** The unit that a word in small letters names; null for any other word. */
export function unitOf(lowerWord: string): string | null {
  return units.find(([, pattern]) => pattern.test(lowerWord))?.[0] ?? null;
}
