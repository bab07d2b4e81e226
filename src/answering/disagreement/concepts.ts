/** What befell those who are counted: two numbers are of the same thing only where it is the same. */
export type Concept =
  | 'deaths'
  | 'injured'
  | 'missing'
  | 'arrested'
  | 'rescued'
  | 'displaced'
  | 'evacuated'
  | 'infected'
  | 'trapped';

/** Words by which a text says it, as whole words in small letters. "Casualties" may be dead or hurt, and "bodies" are those found so far: they stand for neither. */
const patterns: readonly (readonly [Concept, RegExp])[] = [
  [
    'deaths',
    /^(?:kill(?:ed|ing|s)?|died|dies|die|dying|dead|deaths?|fatalit(?:y|ies)|fatally|toll|perished|drown(?:ed|ing)|lives|deceased|slain|murdered)$/,
  ],
  ['injured', /^(?:injur(?:ed|ing|y|ies|es)|wound(?:ed|ing|s)|hurt)$/],
  ['missing', /^(?:missing|unaccounted)$/],
  ['arrested', /^(?:arrest(?:ed|ing|s)?|detain(?:ed|ing|ees)|custody)$/],
  ['rescued', /^(?:rescued|rescuing|saved)$/],
  ['displaced', /^(?:displaced|displacing|homeless)$/],
  ['evacuated', /^(?:evacuat(?:ed|ing|ions?)|evacuees)$/],
  ['infected', /^(?:infect(?:ed|ions?))$/],
  ['trapped', /^(?:trapped|stranded)$/],
];

/** The concept that a word stands for; null for any other word. */
export function conceptOf(lowerWord: string): Concept | null {
  return patterns.find(([, pattern]) => pattern.test(lowerWord))?.[0] ?? null;
}

/** Nouns for anybody: what counts them counts the same as "14 dead" does. Children and soldiers are a part of all. */
const anybody = /^(?:people|persons?|victims?|lives|deaths?|fatalities|injuries|arrests|infections)$/;

/**
 * @param concept what befell them: who was hurt beside the dead is counted as "17 others", but who died beside somebody
 *   is not all of the dead.
 */
export function isAnybody(lowerWord: string, concept: Concept | null = null): boolean {
  return anybody.test(lowerWord) || (lowerWord === 'others' && concept !== null && concept !== 'deaths');
}
