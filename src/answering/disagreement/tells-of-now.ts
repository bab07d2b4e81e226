/** "For eight years", "over more than two decades", "so far this season", "in the past day": numbers that came together over time. */
const overTime =
  /\b(?:for|over|during) (?:[\w-]+ ){0,4}(?:years|decades)\b|\bso far this\b|\bsince\b|\bthis (?:year|season|century)\b|\bin the (?:past|last) (?:day|week|month|(?:[\w-]+ )?(?:hours|days|weeks))\b/i;
const year = /(?<![\d,.$£€])(?:1\d|20)\d\d(?!,?\d|\.\d|%)/g;

/**
 * Whether a sentence may tell of the event that its article reports: it names no other year than that of the article, and
 * no stretch of years. News likes to put a disaster beside an earlier one.
 *
 * @param publishedAt of the article; without a date, no year is its own.
 */
export function tellsOfNow(sentence: string, publishedAt: string | null): boolean {
  const own = publishedAt?.slice(0, 4);
  return !overTime.test(sentence) && (sentence.match(year) ?? []).every((each) => each === own);
}
