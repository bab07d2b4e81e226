import { ageOfAnswer } from '../../answering/age-of-answer.js';
import { formatDate } from '../../locales/format-date.js';
import type { Answer } from '../../archive/answer.js';
import { countOf } from '../../count-of.js';

/** "⏳ This rests on an article of 3 Feb 2023, 3 years and 9 months before the day of asking."; null where it is not old. */
export function ageNote(answer: Answer): string | null {
  const age = ageOfAnswer(answer);
  if (!age) return null;
  const { years, months, publishedAt } = age;
  const parts = [
    ...(years > 0 ? [countOf(years, 'year')] : []),
    ...(months > 0 ? [countOf(months, 'month')] : []),
  ];
  return `⏳ This rests on an article of ${formatDate(publishedAt)}, ${parts.join(' and ')} before the day of asking.`;
}
