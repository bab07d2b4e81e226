import { fullMonths, weekdays } from './time-vocabulary.js';

/** Names that hold a word for a time and say nothing of when; and whatever stands in quotation marks. */
const names: readonly RegExp[] = [
  /“[^”]*”|"[^"]*"|‘[^’]*’/g,
  new RegExp(
    `\\b(?:black|bloody|good|super|ash|easter|palm|cyber|giving|fat|shrove|holy|maundy|blue|freaky|ruby|sheffield|man|happy) ${weekdays}s?\\b`,
    'gi',
  ),
  new RegExp(
    `\\b${weekdays} (?:times|telegraph|mail|mirror|express|post|people|world|herald|independent|brunch|roast|league|school|service|club|live|(?:night|morning) (?:live|football|lights|fever)|addams|(?:the )?13th)\\b`,
    'gi',
  ),
  /\b(?:usa|russia|psychology|christianity|history|physics|india|africa|medical news) today\b|\btoday (?:show|programme|program)\b/gi,
  /\bth(?:e|is) week in (?:history|review)\b|\blast week tonight\b/gi,
  /\bmay day\b|\bmarch madness\b|\b(?:theresa|brian|james) may\b/gi,
];

/** Words with a capital that stand before a weekday without making it a name, as at the start of a question. */
const leads = 'On|Last|This|Past|Late|Early|Since|After|Before|By|Until|Next|Every|And|Or|From|To|Earlier';
const weekdayName = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const monthName = fullMonths.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** Names told by their capitals: "Casual Friday", "Wednesday Island", "the Today podcast", "on This Week". */
const capitalised: readonly RegExp[] = [
  new RegExp(`\\b(?!(?:${leads})\\b)\\p{Lu}[\\p{L}’'-]* ${weekdayName}\\b`, 'gu'),
  new RegExp(`\\b${weekdayName} (?!${monthName}\\b)\\p{Lu}[\\p{L}’'-]*`, 'gu'),
  /(?<=[\p{L},] )(?:Today|Tonight|Yesterday)\b|\b(?:The|This|Last|Past) Week\b/gu,
];

/** The question, of the same length, with a blank of underscores where such a name stands. */
export function withoutNamesOfTime(text: string): string {
  return [...names, ...capitalised].reduce(
    (left, name) => left.replace(name, (found) => '_'.repeat(found.length)),
    text,
  );
}
