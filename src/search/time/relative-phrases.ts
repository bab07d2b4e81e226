import { daysBetween } from './calendar.js';
import { relativeRules, type Stretch } from './relative-rules.js';
import { matchesApart, type TimePhrase, type TimeQuestion } from './time-phrase.js';
import { fullMonths, years } from './time-vocabulary.js';
import { daysOfArticles } from './time-window.js';

/** A longer stretch has no part to prefer: within it newer articles come first, as always. */
const longestPreferredDays = 62;

/** Words before a time that turn away from it, as "until last week", or make it another: "her last week in office", "later this week". */
const turnedAway =
  /\b(?:(?:before|until|till|than|by|unlike|next|coming|following|(?:end|rest|middle|beginning) of) (?:the )?|(?:later|ago|his|her|its|their|my|our|your|(?!(?:what|who|that|it|there|here|how|where)['’])\w+['’]s) )$/i;
/** Words of the past by themselves; "this week" is where the question is. */
const ofThePast = /\b(?:last|past|ago|yesterday)\b/i;
const fromThenOn = /\b(?:since|after) (?:the )?$/i;
/** "In the last week of the campaign", "this week in 1969". */
const ofAnotherTime = new RegExp(`^ (?:of\\b|in (?:${years}|${fullMonths}|history)\\b)`, 'i');

/** The words of a question that count from the day of asking: "this week", "on Sunday", "three days ago". */
export function relativePhrases(question: TimeQuestion): TimePhrase[] {
  const { plain, text } = question;
  return matchesApart(plain, relativeRules).flatMap(({ rule, match, start, end }) => {
    const before = plain.slice(0, start);
    const after = plain.slice(end);
    if (turnedAway.test(before) || ofAnotherTime.test(after)) return [];
    const stretch = rule.read(match[0], question, after);
    if (!stretch) return [];
    const isOpen = stretch.isOpen === true || fromThenOn.test(before) || /^['’]s\b/.test(after);
    const isTold = ofThePast.test(match[0]) || (question.tellsOfThePast && !question.looksAhead);
    const { days, filter } = rangesOf({ ...stretch, isOpen }, question.asOf);
    // What opens this week was announced at any time; what opened this week is told in its articles.
    const narrows = isTold && stretch.isLoose !== true;
    return [
      { kind: 'relative', words: text.slice(start, end), start, days, filter: narrows ? filter : null },
    ];
  });
}

function rangesOf({ since, until, isOpen }: Stretch, asOf: string): Pick<TimePhrase, 'days' | 'filter'> {
  const days = { since, until };
  const articles = daysOfArticles(days, asOf);
  return {
    days: daysBetween(since, until) <= longestPreferredDays ? days : null,
    filter: { ...articles, until: isOpen === true ? null : articles.until },
  };
}
