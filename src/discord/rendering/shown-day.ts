import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** A day as Markdown. What is none is shown as it is, and may be anything. */
export function shownDay(isoDate: string, { day }: Pick<Wording, 'day'>): string {
  const shown = day(isoDate);
  return shown === isoDate ? plainMarkdown(isoDate, 40) : shown;
}
