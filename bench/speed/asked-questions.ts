import type { Base } from './base.js';
import { oneOf, seededRandom } from './random.js';

/**
 * Questions that the articles of a base answer, after a fashion: the words of a headline, asked for. Each is another one, so
 * that none is remembered.
 */
export function askedQuestions(base: Base, count: number, seed: number): readonly string[] {
  const random = seededRandom(seed);
  const openings = ['What is known about', 'When did it come to', 'Who is concerned by', 'What was said on'];
  const titles = new Set<string>();
  while (titles.size < Math.min(count, base.heads.length)) titles.add(oneOf(base.heads, random).title);
  return [...titles].map((title) => `${oneOf(openings, random)} ${title.slice(0, 150)}?`);
}
