import { ageOfAnswer } from '../../answering/age-of-answer.js';
import type { Answer } from '../../archive/answer.js';
import type { Wording } from '../../locales/wording.js';

/** "⏳ This rests on an article of 3 Feb 2023, 3 years and 9 months before the day of asking."; null where it is not old. */
export function ageNote(answer: Answer, { t, list }: Wording): string | null {
  const age = ageOfAnswer(answer);
  if (!age) return null;
  const { years, months, publishedAt } = age;
  const parts = [
    ...(years > 0 ? [t('answer:ageYears', { count: years })] : []),
    ...(months > 0 ? [t('answer:ageMonths', { count: months })] : []),
  ];
  return t('answer:age', { date: publishedAt, age: list(parts) });
}
