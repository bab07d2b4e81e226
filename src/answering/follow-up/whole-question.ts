import type { Answer } from '../../archive/answer.js';

/** What counted less was a hint for the search, and is no part of what was asked. */
const leastNamed = 0.4;

/** The question of an answer as one that can be asked by itself: "And in Drumlow? (Ankara talks)" says what it took over. */
export function wholeQuestion({
  question,
  followsUp,
}: Pick<Answer, 'question'> & Partial<Pick<Answer, 'followsUp'>>): string {
  const carried = followsUp?.carried ?? null;
  if (carried === null) return question;
  const asked = carried.instead === null ? question : `${carried.instead} ${question}`;
  const said = asked.toLowerCase();
  const names = carried.about
    .filter(({ words, share }) => share >= leastNamed && !said.includes(words.toLowerCase()))
    .map(({ words }) => words);
  return names.length === 0 ? asked : `${asked} (${names.join(', ')})`;
}
