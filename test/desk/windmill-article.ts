import { newsPage } from '../journey/web-site.js';
import { ana } from './managed-desk.js';

/** Whoever added the article, without rights beyond that. */
export const owner = { ...ana, mayManage: false };

/** An article of which one sentence answers the question. */
export const windmill = `The windmill of Brannow was sold to the miller Odalric Vessem for ninety crowns on Monday.

The new owner wants to grind rye there again, for the first time since the great storm.`;
export const question = 'To whom was the windmill of Brannow sold?';
export const facts = { title: 'Windmill sold', outlet: 'Brannow Post', publishedAt: '2026-02-20' };

/** The text as a page of a newspaper. */
export function pageOf(
  text: string,
  outlet = 'Brannow Post',
  date = '2026-02-20',
  title = 'Windmill of Brannow sold',
): string {
  return newsPage({ title, outlet, date, paragraphs: text.split('\n\n') });
}
