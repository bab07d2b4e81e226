import type { AddProgress } from '../../reading/article-input.js';
import type { Filters } from '../../archive/answer.js';
import { formatDate } from '../../locales/format-date.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

const numbers = new Intl.NumberFormat('en-GB');

/** What is being done with an article at this moment, as one line. */
export function progressLine(progress: AddProgress): string {
  switch (progress.stage) {
    case 'fetching':
      return 'Fetching the page …';
    case 'reading':
      return 'Reading the article …';
    case 'embedding':
      return `Indexing its passages: ${numbers.format(progress.done)} of ${numbers.format(progress.total)} …`;
    case 'storing':
      return 'Storing it …';
  }
}

/** What narrowed a search, as Markdown ("from Reuters, published from 1 Dec 2024 to 31 Dec 2024"); null where nothing did. */
export function filterWords(filters: Pick<Filters, 'outlet' | 'since' | 'until'>): string | null {
  const words: string[] = [];
  if (filters.outlet) words.push(`from ${plainMarkdown(filters.outlet, 100)}`);
  const since = filters.since && formatDate(filters.since);
  const until = filters.until && formatDate(filters.until);
  if (since && until) {
    words.push(since === until ? `published on ${since}` : `published from ${since} to ${until}`);
  } else if (since) {
    words.push(`published since ${since}`);
  } else if (until) {
    words.push(`published until ${until}`);
  }
  return words.length > 0 ? words.join(', ') : null;
}
