import type { ArticleContent } from '../../archive/article.js';
import { calendarDay } from '../../archive/calendar-day.js';
import type { StoryGrouping } from '../../archive/stories/story-grouping.js';
import { readReportSigns } from './report-signs.js';
import { marksOf } from './shared-words.js';
import { packSigns } from './sign-bytes.js';
import { storyJudge } from './story-judge.js';

/**
 * How an article finds its story.
 * @param vectors of its passages, of unit length.
 */
export function storyGrouping(
  content: Pick<ArticleContent, 'title' | 'text' | 'language' | 'publishedAt'>,
  vectors: readonly Float32Array[],
): StoryGrouping {
  const signs = readReportSigns(content, vectors);
  const day = signs.day === null ? '' : calendarDay(content.publishedAt);
  return { signs: { day, marks: marksOf(signs.lead), bytes: packSigns(signs) }, judge: storyJudge };
}
