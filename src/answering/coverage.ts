import type { Coverage } from '../archive/answer.js';
import type { ChosenQuotation } from './choose-findings.js';
import type { StoriesOfPassages } from './stories-of-passages.js';

/** Who else tells of the event of the first quotation; null where nobody does. */
export function coverageOf([first]: readonly ChosenQuotation[], stories: StoriesOfPassages): Coverage | null {
  const story = first ? stories.of(first.sentence.candidate.passage.article) : null;
  if (!story || story.articles.length < 2) return null;
  return {
    story: story.id,
    articles: story.articles.length,
    independentOutlets: story.independentOutlets,
  };
}
