/** How the words of a language are made into tokens. */
export type Writing = 'english' | 'plain' | 'elided' | 'suffixed';

/** By primary subtag of BCP 47. English, and what is not known to be another language, is read as English. */
const writings: Readonly<Record<string, Writing>> = {
  '': 'english',
  en: 'english',
  und: 'english',
  mul: 'english',
  zxx: 'english',
  fr: 'elided',
  it: 'elided',
  ca: 'elided',
  oc: 'elided',
  co: 'elided',
  sc: 'elided',
  tr: 'suffixed',
  az: 'suffixed',
};

/** @param language BCP 47; null where unknown. */
export function writingOf(language: string | null): Writing {
  const primary = (language ?? '').split(/[-_]/, 1)[0] ?? '';
  return writings[primary.toLowerCase()] ?? 'plain';
}
