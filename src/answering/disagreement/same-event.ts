import type { Article } from '../../archive/article.js';
import { stemOf, wordsOf } from '../../archive/words.js';
import { daysBetween } from '../../search/time/calendar.js';
import { stopWords } from '../../search/stop-words.js';
import { conceptOf, isAnybody } from './concepts.js';

/** Whether two articles are about the same event. */
export type SameEvent = (left: Article, right: Article) => boolean;

/** Articles further apart are taken to be about two events. */
const daysApart = 10;

/**
 * Takes two articles for reports of one event where both are dated, at most ten days apart, and hold every name of the
 * question, or every telling word of a question without names. A stand-in for stories, which compare the articles
 * themselves.
 */
export function sameEventByWords(question: string): SameEvent {
  const wanted = tellingStems(question);
  const known = new Map<Article, boolean>();
  const holdsAll = (article: Article): boolean => {
    const before = known.get(article);
    if (before !== undefined) return before;
    const stems = new Set(wordsOf(`${article.title ?? ''} ${article.text}`).map(stemOf));
    const holds = wanted.every((stem) => stems.has(stem));
    known.set(article, holds);
    return holds;
  };
  return (left, right) => {
    if (left.publishedAt === null || right.publishedAt === null) return false;
    const [earlier, later] = [left.publishedAt, right.publishedAt].map((date) => date.slice(0, 10)).sort();
    if (earlier === undefined || later === undefined || daysBetween(earlier, later) > daysApart) return false;
    return wanted.length > 0 && holdsAll(left) && holdsAll(right);
  };
}

/** What befell whom is told in many words; it is no sign of the event. */
function tellingStems(question: string): readonly string[] {
  const tokens = question.split(/\s+/).filter((token) => /[\p{L}\p{N}]/u.test(token));
  const names = tokens.filter((token, index) => index > 0 && /^[^\p{L}\p{N}]*\p{Lu}/u.test(token));
  const telling = wordsOf((names.length > 0 ? names : tokens).join(' '));
  const kept = telling.filter(
    (word) => !stopWords.has(word) && word.length > 1 && conceptOf(word) === null && !isAnybody(word),
  );
  return [...new Set(kept.map(stemOf))];
}
