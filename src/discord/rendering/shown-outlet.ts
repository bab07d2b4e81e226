import type { Source } from '../../archive/answer.js';
import { isForgotten } from '../../archive/forgotten-person.js';
import type { Wording } from '../../locales/wording.js';
import { plainMarkdown } from '../markdown/plain-markdown.js';

/** The outlet of a source as Markdown, and who typed it where it was fetched from elsewhere; null where it has none. */
export function shownOutlet(
  { outlet, outletBy }: Pick<Source, 'outlet' | 'outletBy'>,
  { t }: Wording,
): string | null {
  if (outlet === null) return null;
  const name = plainMarkdown(outlet, 80);
  if (!outletBy) return name;
  const by = isForgotten(outletBy) ? t('audit:somebody') : plainMarkdown(outletBy.name, 40);
  return t('answer:outletAsGiven', { outlet: name, by });
}
