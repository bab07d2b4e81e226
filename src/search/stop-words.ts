/**
 * English words that say how something is asked and not what about: articles, pronouns, auxiliaries,
 * prepositions, question words, and the verbs of reporting that stand in every news text.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above after again against all also am an and any anybody anyone anything are as at be because been
  before being below between both but by can could did do does doing done down during each either else ever
  every few for from further get gets getting give given go goes going got had has have having he her here hers
  herself him himself his how i if in into is it its itself just know known let like made make makes many may me
  might mine more most much must my myself neither no nor not of off on once one only or other our ours
  ourselves out over own please same say saying says shall she should show so some somebody someone something
  such tell than that the their theirs them themselves then there these they thing things this those through to
  too under until up upon us very was we were what when where whether which while who whom whose why will with
  within without would yes yet you your yours yourself said according article articles news report reported
  reports happen happened happens`
    .split(/\s+/)
    .filter(Boolean),
);
