import type { Answer } from '../../archive/answer.js';
import { countOf } from '../../count-of.js';
import { filterWords } from './format.js';
import { understoodNotes } from './understood-words.js';

/** What narrowed the search, in the question and beside it, and what that left out; as lines of Markdown. */
export function searchNotes(answer: Answer): readonly string[] {
  const filters = filterWords(answer.filters);
  const undated = answer.undatedLeftOut;
  return [
    ...(filters ? [`Searched only what is ${filters}.`] : []),
    ...understoodNotes(answer),
    ...(undated > 0
      ? [`${countOf(undated, 'article')} without a date ${undated === 1 ? 'was' : 'were'} left out.`]
      : []),
  ];
}
