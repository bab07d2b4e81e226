/** What kind of thing a question asks for. */
export type QuestionKind = 'person' | 'time' | 'place' | 'number' | 'reason' | 'statement' | 'other';

/** First match wins: "how many people said" asks for a number. */
const patterns: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'number',
    /\bhow (?:many|much|old|long|far|large|big|tall|often)\b|\bwhat (?:percentage|share|number|amount|price|score|age)\b|\b(?:percentage|number|amount) of\b/i,
  ],
  ['time', /\bwhen\b|\b(?:what|which) (?:day|date|month|year|time|decade)\b|\bsince when\b/i],
  [
    'place',
    /\bwhere\b|\b(?:what|which) (?:city|country|town|state|place|airport|region|province|nation|venue)\b/i,
  ],
  [
    'reason',
    /\bwhy\b|\bwhat (?:caused|led to)\b|\bhow come\b|\bfor what reason\b|\bwhat (?:is|was) the reason\b/i,
  ],
  [
    'statement',
    /\bwhat (?:did|does|do|has|have) [^?]*\b(?:say|says|said|tell|told|state|claim|announce|warn|argue|promise|think|call)\b|\baccording to\b|\bhow did [^?]* (?:react|respond)\b/i,
  ],
  [
    'person',
    /\bwho(?:m|se)?\b|\b(?:what|which) (?:person|man|woman|actor|actress|singer|player|minister|president|politician|official|leader|team|company|party|author|band|artist)\b/i,
  ],
];

/** Reads the kind off the question's own words; `other` where none tells. */
export function kindOfQuestion(question: string): QuestionKind {
  return patterns.find(([, pattern]) => pattern.test(question))?.[0] ?? 'other';
}
