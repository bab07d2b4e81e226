/** Words by which a question says that it is about what happened lately. */
const lately =
  /\b(?:this|last|past) (?:past )?(?:week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:today|yesterday|tonight|recently|lately|last night|this (?:morning|afternoon|evening)|over the weekend|(?:in|over) the (?:last|past) (?:few|couple of|two|three|\d) (?:days|weeks)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b/i;

/** Whether a question asks about the days before it is asked. */
export function asksAboutRecentDays(question: string): boolean {
  return lately.test(question);
}

/** Days from one to the other, as `YYYY-MM-DD`; 0 where the first is not the earlier. */
export function daysBetween(earlier: string, later: string): number {
  const days = (Date.parse(later) - Date.parse(earlier.slice(0, 10))) / 86_400_000;
  return Math.max(0, Math.floor(days));
}
